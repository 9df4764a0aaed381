import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

/** Why a key cannot be renamed, as the editor shows it to the user. */
export function refusal(message: string): ResponseError<void> {
	return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
