// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/value_words.hpp"

#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/translated.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::gui {

namespace {

using document::Node;

constexpr qsizetype kMostCharacters = 80;

QString wordsOf(const Node& value);

/// "P50 12ms, P99 40ms".
QString membersOf(const Node& object) {
    QStringList parts;
    for (const document::Member& member : object.members()) {
        const bool inside = member.value.isObject() && !member.value.members().empty();
        const QString value = inside ? u'(' + membersOf(member.value) + u')' : wordsOf(member.value);
        parts << say::text(member.key) + u' ' + value;
    }
    return parts.join(QStringLiteral(", "));
}

QString elementsOf(const Node& list) {
    QStringList parts;
    for (const Node& element : list.elements()) parts << wordsOf(element);
    const bool plain = std::ranges::none_of(
        list.elements(), [](const Node& element) { return element.isObject() || element.isArray(); });
    return parts.join(plain ? listSign() + u' ' : QStringLiteral("; "));
}

QString wordsOf(const Node& value) {
    if (value.isString()) return say::text(value.asString());
    if (value.isNumber()) return shownQuantity(say::text(value.numberText()));
    if (value.isArray() && value.size() > 0) return elementsOf(value);
    if (value.isObject() && !value.members().empty()) return membersOf(value);
    if (value.isArray() || value.isObject()) return gui::tr("none");
    return say::text(document::writeJson(value)).simplified();
}

}  // namespace

QString valueWords(const std::optional<Node>& value) {
    if (!value) return gui::tr("absent");
    return say::text(document::printable(wordsOf(*value).toStdString(), kMostCharacters));
}

}  // namespace headroom::gui
