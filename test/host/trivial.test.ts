import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('harness', () => {
	it('runs in VS Code', async () => {
		console.log(
			vscode.version,
			process.version,
			vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
			vscode.env.appName,
		);
		const ext = vscode.extensions.getExtension('quotewright.quotewright');
		assert.ok(ext);
		console.log(ext.extensionPath, await ext.activate());
		console.log(
			vscode.extensions.all
				.map((e) => e.id)
				.filter((x) => /quote/.test(x))
				.join(),
		);
	});
});
