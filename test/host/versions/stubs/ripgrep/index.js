module.exports = { rgPath: require('@vscode/ripgrep-universal').rgPath };
