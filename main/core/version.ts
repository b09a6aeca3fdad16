/** The product's version; `package.json` carries the same, a test holds them together. */
export const productVersion = '0.1.0';
