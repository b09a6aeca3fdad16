const fewestWords = 5;

/** People find artifacts by their descriptions; a word or two helps nobody. */
export const descriptionLength = {
  name: 'description-length',
  *check({ description = '' }) {
    const words = String(description).split(/\s+/).filter(Boolean).length;
    if (words < fewestWords)
      yield `The description has ${words} words; say in ${fewestWords} or more what it is for.`;
  },
};
