// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/change_row.hpp"

#include <algorithm>
#include <cmath>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/items/run_terms.hpp"
#include "gui/items/value_words.hpp"
#include "gui/translated.hpp"
#include "scenarios/planning/property_diff.hpp"

namespace headroom::gui {

namespace {

/// Whether a value that differs belongs to one of the changes, which may be of whole resources.
bool isOf(const std::string& pointer, const planning::ChangeGroup& changes) {
    return std::ranges::any_of(changes, [&](const planning::PropertyChange& change) {
        return pointer == change.pointer || pointer.starts_with(change.pointer + "/");
    });
}

QString withSign(double value, const QString& size) {
    return (value < 0.0 ? QStringLiteral("−") : value > 0.0 ? QStringLiteral("+") : QString()) + size;
}

QString signedMoney(double value) { return withSign(value, say::money(std::abs(value))); }

QString signedTime(double value) { return withSign(value, say::duration(std::abs(value))); }

template <class Say>
QString lineOf(const QString& what, const planning::Difference& difference, Say say) {
    QString line = what + QStringLiteral(": ") + say(difference.value);
    if (difference.paired)
        line += gui::tr(", 95 % interval %1 to %2").arg(say(difference.paired->low), say(difference.paired->high));
    return line;
}

QString tipOf(const planning::ChangeEffect& effect, const std::string& p99Of) {
    QStringList lines{gui::tr("On top of the changes before it:")};
    if (effect.cost) lines << lineOf(gui::tr("cost a month"), *effect.cost, &signedMoney);
    if (effect.p99) lines << lineOf(gui::tr("p99 of %1").arg(say::text(p99Of)), *effect.p99, &signedTime);
    return lines.join(u'\n');
}

}  // namespace

std::vector<ChangeRow> changeRowsOf(const std::string& text, const std::string& other) {
    const auto source = planning::sourceOfText(text, nameForText(text), {});
    if (!source) return {};
    const std::vector<std::string> names = planning::designNames(*source);
    if (names.empty() || names.front() == other || std::ranges::find(names, other) == names.end()) return {};
    std::vector<ChangeRow> rows;
    const auto changes = planning::valuesThatDiffer(planning::onlyDesign(*source, names.front()).root,
                                                    planning::onlyDesign(*source, other).root);
    for (const planning::PropertyChange& change : changes) {
        rows.push_back({placeName(change.pointer), valueWords(change.from), valueWords(change.to), change.pointer});
        rows.back().isNew = !change.from;
    }
    return rows;
}

void markEffects(std::vector<ChangeRow>& rows, const planning::DesignDiff& diff) {
    for (const planning::ChangeEffect& effect : diff.effects) {
        const ChangeRow* first = nullptr;
        const ChangeRow* before = nullptr;  // that was of the group
        for (ChangeRow& row : rows) {
            if (!isOf(row.pointer, effect.changes)) continue;
            const bool goesOn = before != nullptr && before + 1 == &row;
            before = &row;
            if (first != nullptr) {
                row.effect = goesOn ? gui::tr("with the above") : gui::tr("with %1").arg(first->where);
                continue;
            }
            first = &row;
            row.effect = effect.cost ? signedMoney(effect.cost->value) : gui::tr("not known");
            row.effectTip = tipOf(effect, diff.p99Of);
            if (effect.cost && effect.cost->verdict == planning::Verdict::Better) row.mood = Mood::Good;
            if (effect.cost && effect.cost->verdict == planning::Verdict::Worse) row.mood = Mood::Bad;
        }
    }
}

QString ChangeColumns::where(const ChangeRow& row) { return row.where; }
QString ChangeColumns::first(const ChangeRow& row) { return row.first; }
QString ChangeColumns::other(const ChangeRow& row) { return row.other; }

QString ChangeColumns::effect(const ChangeRow& row) { return row.effect; }

QVariant ChangeColumns::extra(const ChangeRow& row, int column, int role) {
    if (role == kMoodRole && column == Effect) return static_cast<int>(row.mood);
    if (role != Qt::ToolTipRole) return {};
    switch (column) {
        case Where:
            return row.where;
        case First:
            return row.first;
        case Other:
            return row.other;
        default:
            return row.effectTip.isEmpty() ? row.effect : row.effectTip;
    }
}

}  // namespace headroom::gui
