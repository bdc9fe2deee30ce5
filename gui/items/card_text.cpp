// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/card_text.hpp"

#include <QRegularExpression>
#include <QStringList>

namespace headroom::gui {

namespace {

/// "| a | b |" as its cells; a bar behind a backslash belongs to its cell.
QStringList cellsOf(const QString& line) {
    static const QRegularExpression bar(QStringLiteral(R"((?<!\\)\|)"));
    QStringList cells = line.trimmed().split(bar);
    if (!cells.isEmpty()) cells.removeFirst();
    if (!cells.isEmpty()) cells.removeLast();
    return cells;
}

bool isRow(const QString& line) { return line.startsWith(u'|'); }

/// Without the columns of these places, the last first.
QString without(const QString& line, const QList<qsizetype>& columns) {
    if (columns.isEmpty()) return line;
    QStringList cells = cellsOf(line);
    for (const qsizetype column : columns) {
        if (column < cells.size()) cells.removeAt(column);
    }
    return u'|' + cells.join(u'|') + u'|';
}

}  // namespace

QString cardText(const QString& card) {
    QStringList kept;
    QList<qsizetype> dropped;
    bool table = false;
    bool files = false;
    for (const QString& line : card.split(u'\n')) {
        if (!isRow(line)) {
            table = false;
            kept << line;
            continue;
        }
        if (!table) {
            table = true;
            dropped.clear();
            const QStringList heads = cellsOf(line);
            files = heads.value(0).trimmed() == QLatin1String("file");
            for (qsizetype i = heads.size() - 1; i > 0; --i) {
                if (heads[i].trimmed() == QLatin1String("test") || heads[i].trimmed() == QLatin1String("tests"))
                    dropped << i;
            }
        }
        if (!files) kept << without(line, dropped);
    }
    return kept.join(u'\n');
}

}  // namespace headroom::gui
