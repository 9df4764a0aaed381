#!/bin/sh
# Makes the PDFs in this folder from the sources beside them. On Debian: apt-get install texlive-latex-recommended
# texlive-latex-extra chromium ghostscript fonts-dejavu-core fonts-noto-cjk. The results are committed, since the tests
# need none of these.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
export SOURCE_DATE_EPOCH=1700000000
for name in journal book columns; do
	for pass in 1 2; do latex -interaction=batchmode -output-directory "$work" $name.tex >"$work/log"; done
	(cd "$work" && dvipdfmx -q $name.dvi)
	cp "$work/$name.pdf" .
done
for name in hebrew arabic japanese; do
	chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$PWD/$name.pdf" \
		"file://$PWD/$name.html"
done
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOwnerPassword=o -sUserPassword=u -dEncryptionR=3 -dKeyLength=128 \
	-sOutputFile=password.pdf columns.pdf
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOwnerPassword=o -dEncryptionR=3 -dKeyLength=128 \
	-sOutputFile=restricted.pdf columns.pdf
gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfimage8 -r40 -sOutputFile=scan.pdf columns.pdf
rm -r "$work"
