// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/import_row.hpp"

#include <QFileInfo>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/import/answers.hpp"
#include "scenarios/import/template_reader.hpp"
#include "scenarios/import/terraform.hpp"

namespace headroom::gui {

namespace {

using importing::Fate;

QString fateText(Fate fate) {
    switch (fate) {
        case Fate::Taken:
            return gui::tr("taken");
        case Fate::Assumed:
            return gui::tr("assumed");
        case Fate::Proposed:
            return gui::tr("proposed");
        case Fate::LeftOut:
            return gui::tr("left out");
        case Fate::Kept:
            return gui::tr("kept");
    }
    return {};
}

constexpr std::array kOrder{Fate::Assumed, Fate::Proposed, Fate::LeftOut, Fate::Kept, Fate::Taken};

std::ptrdiff_t placeInOrder(Fate fate) { return std::ranges::find(kOrder, fate) - kOrder.begin(); }

}  // namespace

QString ImportColumns::fate(const importing::Entry& entry) { return fateText(entry.fate); }

QString ImportColumns::subject(const importing::Entry& entry) { return say::text(entry.subject); }

QString ImportColumns::text(const importing::Entry& entry) { return say::text(entry.text); }

QString ImportColumns::place(const importing::Entry& entry) {
    if (entry.origin.file.empty()) return {};
    const QString file = QFileInfo(say::text(entry.origin.file)).fileName();
    return entry.origin.at.known() ? file + u':' + QString::number(entry.origin.at.line) : file;
}

QVariant ImportColumns::extra(const importing::Entry& entry, int column, int role) {
    if (role != Qt::ToolTipRole) return {};
    return column == 2 ? text(entry) : column == 1 ? subject(entry) : say::text(entry.origin.file);
}

importing::Report inReadingOrder(importing::Report report) {
    std::ranges::stable_sort(report, {}, [](const importing::Entry& entry) { return placeInOrder(entry.fate); });
    return report;
}

bool isToImport(const QString& path) {
    constexpr qint64 kLargest = 8 << 20;  // read while somebody waits
    if (QFileInfo(path).size() > kLargest) return false;
    const document::Loaded loaded = document::readDocument(path.toStdString());
    if (!loaded.root || !loaded.root->isObject() || loaded.root->find("Headroom") != nullptr) return false;
    return importing::isTerraform(*loaded.root) || importing::isTemplate(*loaded.root) ||
           importing::isAnswer(*loaded.root);
}

QString importSummary(const importing::Report& report) {
    QStringList parts;
    for (const Fate fate : {Fate::Taken, Fate::Assumed, Fate::Proposed, Fate::LeftOut, Fate::Kept}) {
        const auto count = std::ranges::count(report, fate, &importing::Entry::fate);
        if (count > 0) parts << QStringLiteral("%1 %2").arg(count).arg(fateText(fate));
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace headroom::gui
