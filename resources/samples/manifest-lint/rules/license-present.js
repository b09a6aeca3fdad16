/** Without a licence nobody else may use the artifact. */
export const licensePresent = {
  name: 'license-present',
  *check({ license }) {
    if (!license) yield 'No licence is named. Use an SPDX identifier such as MIT or Apache-2.0.';
  },
};
