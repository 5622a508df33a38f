// A Prettier plugin that formats SQL with sqlformat's WebAssembly build, which keeps short lists of columns on one line.
// Spotless starts Node.js in the folder of the packages it has installed; they are resolved from there.
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

const installed = createRequire(process.cwd() + "/package.json");
const {format} = await import(pathToFileURL(installed.resolve("@wasm-fmt/sql_fmt/node")));

export const languages = [{name: "SQL", parsers: ["sql"], extensions: [".sql"]}];

export const parsers = {
  sql: {parse: text => ({text}), astFormat: "sql", locStart: () => 0, locEnd: ({text}) => text.length},
};

export const printers = {
  sql: {
    print: ({node}, {tabWidth, printWidth}) =>
      joined(
        format(node.text, {
          indent_style: "space",
          indent_width: tabWidth,
          max_inline_block: printWidth,
          max_inline_arguments: printWidth,
          max_inline_top_level: printWidth,
        }),
      ).trimEnd() + "\n",
  },
};

/** Takes away the blanks that sqlformat, which does not know Spark, puts into 0.5D, ranks[k], if(…) and aggregate(…). */
function joined(sql) {
  return sql
    .replace(/(\d) ([DL])\b/g, "$1$2")
    .replace(/ \[ ([\w.]+) \]/g, "[$1]")
    .replace(/\b(if|aggregate) \(/g, "$1(");
}
