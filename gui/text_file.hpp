// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "model/base/result.hpp"

namespace headroom::gui {

/// The text of a file and how it was written, so that what is not changed keeps its bytes.
struct TextFile {
    QString text;  ///< lines end with \n
    bool byteOrderMark = false;
    bool carriageReturns = false;  ///< every line ends with \r\n
    QString whyFixed;              ///< why an editor cannot keep its bytes; empty: it can
};

/// Reads at most `most` bytes; a longer file is cut and fixed. Error: why the file cannot be read.
base::Result<TextFile> readTextFile(const QString& path, qint64 most);

/// Whether its long lines are more than an editor can draw without holding the window up: a line is laid out and drawn
/// whole, a third of a millisecond for each thousand characters, whatever is in view of it.
bool hasLongLines(const QString& text);
/// Of each long line its beginning, with an ellipsis: as many lines as before.
QString withShortLines(const QString& text);

TextFile decodeText(const QByteArray& bytes);
QByteArray encodeText(const TextFile& file);

/// Writes a file whole or not at all: a copy takes its place once it is on disk. Error: what went wrong.
base::Result<void> writeWhole(const QString& path, const QByteArray& bytes);
/// The same of a text.
base::Result<void> writeTextFile(const QString& path, const TextFile& file);

}  // namespace headroom::gui
