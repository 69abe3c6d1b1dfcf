/** What the build makes: the approved words out of data/, and the style sheet as text. */

declare module "amparo:content" {
  const content: import("./words").Content;
  export default content;
}

declare module "*.css" {
  const css: string;
  export default css;
}
