/** An HTTP answer that says no: what is wrong and what to do next. Never carries a path or a secret. */
export interface HttpProblem {
  status: number;
  code: string;
  message: string;
  help: string;
  headers?: Record<string, string>;
}

/** The problem as a JSON response: `{ code, message, help }`. */
export function problemResponse({ status, code, message, help, headers }: HttpProblem): Response {
  return Response.json(
    { code, message, help },
    { status, headers: { ...headers, 'cache-control': 'no-store' } },
  );
}

/** Thrown where a problem is found deep inside; the host answers with it. */
export class HttpProblemError extends Error {
  readonly problem: HttpProblem;

  constructor(problem: HttpProblem) {
    super(problem.message);
    this.name = 'HttpProblemError';
    this.problem = problem;
  }
}
