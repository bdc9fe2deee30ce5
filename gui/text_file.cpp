// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text_file.hpp"

#include "gui/translated.hpp"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringList>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace headroom::gui {

namespace {

constexpr const char* kMark = "\xef\xbb\xbf";
/// In characters: a line that is long, what all long lines may be together, what is shown of one where they are more.
constexpr qsizetype kLong = 20'000;
constexpr qsizetype kMostInLong = 100'000;
constexpr qsizetype kShown = 2'000;

/// Characters that a text document takes for ends of lines or for its own marks.
bool holdsEditorsMarks(const QString& text) {
    constexpr std::array<char16_t, 6> kMarks{u'\r', 0x2028, 0x2029, 0xfdd0, 0xfdd1, 0};
    return std::ranges::any_of(kMarks, [&](char16_t mark) { return text.contains(QChar(mark)); });
}

}  // namespace

bool hasLongLines(const QString& text) {
    qsizetype all = 0;
    for (qsizetype from = 0; from <= text.size() && all <= kMostInLong;) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype length = (end < 0 ? text.size() : end) - from;
        if (length > kLong) all += length;
        from += length + 1;
    }
    return all > kMostInLong;
}

QString withShortLines(const QString& text) {
    QStringList lines = text.split(u'\n');
    for (QString& line : lines) {
        if (line.size() <= kLong) continue;
        const qsizetype end = line[kShown - 1].isHighSurrogate() ? kShown - 1 : kShown;
        line = line.left(end) + QChar(0x2026);
    }
    return lines.join(u'\n');
}

TextFile decodeText(const QByteArray& bytes) {
    TextFile file;
    file.byteOrderMark = bytes.startsWith(kMark);
    file.text = QString::fromUtf8(file.byteOrderMark ? bytes.mid(3) : bytes);
    const qsizetype returns = file.text.count(QStringLiteral("\r\n"));
    file.carriageReturns = returns > 0 && returns == file.text.count(u'\n');
    if (file.carriageReturns) file.text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (holdsEditorsMarks(file.text)) {
        file.whyFixed = gui::tr("Its lines end in different ways, or it holds characters that an editor would change.");
    } else if (encodeText(file) != bytes) {
        file.whyFixed = gui::tr("It is not UTF-8 throughout, and saving would change it.");
    }
    return file;
}

QByteArray encodeText(const TextFile& file) {
    QString text = file.text;
    if (file.carriageReturns) text.replace(QStringLiteral("\n"), QStringLiteral("\r\n"));
    return (file.byteOrderMark ? QByteArray(kMark) : QByteArray()) + text.toUtf8();
}

base::Result<TextFile> readTextFile(const QString& path, qint64 most) {
    const QFileInfo info(path);
    // Opening a pipe would wait for somebody to write into it.
    if (info.exists() && !info.isFile()) {
        const QString why = info.isDir() ? gui::tr("It is a folder; choose a file in it.")
                                         : gui::tr("It is a device or a pipe, not a file that can be read again.");
        return base::Error{base::Errc::BadInput, path.toStdString(), why.toStdString()};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{base::Errc::BadInput, path.toStdString(), file.errorString().toStdString()};
    TextFile read = decodeText(file.read(most));
    if (!file.atEnd()) read.whyFixed = gui::tr("It is too long to be edited here.");
    return read;
}

// QSaveFile::commit() does not tell what goes wrong with the bytes that Qt still holds, nor with those that the system
// holds: it would put half a file, or an empty one, in the place of the whole one.
base::Result<void> writeWhole(const QString& path, const QByteArray& bytes) {
    QSaveFile out(path);
    const auto failed = [&path](const QString& why) {
        return base::Error{base::Errc::Environment, path.toStdString(), why.toStdString()};
    };
    errno = 0;
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush()) {
        // Of a write that took a part of the bytes Qt knows no reason, but the system does.
        const bool known = out.error() != QFileDevice::NoError && out.error() != QFileDevice::WriteError;
        return failed(known || errno == 0 ? out.errorString() : qt_error_string(errno));
    }
    if (::fsync(out.handle()) != 0 && errno != EINVAL) return failed(qt_error_string(errno));
    if (!out.commit()) return failed(out.errorString());
    return {};
}

base::Result<void> writeTextFile(const QString& path, const TextFile& file) {
    return writeWhole(path, encodeText(file));
}

}  // namespace headroom::gui
