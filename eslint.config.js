import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import typescript from "typescript-eslint";

const BROWSER_FILES = ["app/**/*.tsx"];

export default typescript.config(
  { ignores: ["build/", "data/", "node_modules/", "coverage/"] },
  ...typescript.configs.strict,
  ...typescript.configs.stylistic,
  {
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      "@typescript-eslint/no-empty-function": "off",
      "no-console": ["error", { allow: ["error"] }],
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is escaped by React; draw elements." },
        { selector: "NewExpression[callee.name='Function'], CallExpression[callee.name='eval']", message: "No code from text." },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: BROWSER_FILES,
    ...jsxA11y.flatConfigs.strict,
  },
  {
    files: BROWSER_FILES,
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "jsx-a11y/label-has-associated-control": ["error", { assert: "either", depth: 4 }],
    },
  },
  { files: ["scripts/**", "server.ts", "app/entry.server.tsx"], rules: { "no-console": "off" } },
);
