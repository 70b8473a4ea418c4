/** The library's version, repeated in every outcome. A test holds it equal to package.json. */
export const VERSION = '0.1.0';
