// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>

#include <algorithm>

#include "gui/items/bare_quantity.hpp"
#include "gui/items/field_form.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/translated.hpp"
#include "report/figures/number_locale.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/format/field_reader.hpp"
#include "scenarios/format/uncertain.hpp"

namespace headroom::gui {

namespace {

using base::FieldInfo;
using base::FieldKind;
using document::Node;

using Parsed = base::Result<std::optional<Node>>;

base::Error wrong(std::string what) { return {base::Errc::BadInput, {}, std::move(what)}; }

/// What stands for a value that only the whole document tells.
bool isReference(const Node& node) { return node.isObject() && node.size() == 1 && node.find("Ref") != nullptr; }

bool isRange(const Node& node) { return node.isObject() && node.size() == 1 && node.find("Uncertain") != nullptr; }

bool isWord(const FieldInfo& info, const std::string& text) {
    return text == "none" || std::ranges::find(info.choices, text) != info.choices.end();
}

Parsed noNumber(const QString& typed) {
    const QString example = figures::numberLocale().toString(1769.5, 'f', 1);
    const QString why = gui::tr("%1 is not a number as it is written here, such as %2").arg(typed, example);
    return wrong(why.toStdString());
}

Parsed checked(const FieldInfo& info, Node node, const std::string& folder) {
    document::Problems problems("");
    std::vector<format::Assumption> none;
    format::Reading reading{problems, none, folder};
    const format::Place place{node, ""};
    if (info.kind != FieldKind::Object) static_cast<void>(format::readFieldValue(reading, place, info));
    for (const document::Problem& problem : problems.list()) {
        if (problem.severity == document::Severity::Error) return wrong(problem.text);
    }
    return std::optional(std::move(node));
}

/// Low, Likely and High, each as the parameter itself could be.
Parsed checkedRange(const FieldInfo& info, const Node& range, const std::string& folder) {
    const Node& body = range.members().front().value;
    if (body.isObject()) {
        for (const document::Member& part : body.members()) {
            auto one = checked(info, part.value, folder);
            if (!one) return wrong(part.key + ' ' + one.error().what);
        }
    }
    document::Problems problems("");
    Node copy = range;
    static_cast<void>(format::resolveUncertain(problems, copy, {}));
    for (const document::Problem& problem : problems.list()) {
        if (problem.severity == document::Severity::Error) return wrong(problem.text);
    }
    return std::optional(range);
}

/// A value with ranges inside, such as a distribution with one in a parameter: right with all of them at their
/// likeliest value, at Low and at High, as a scenario is read.
Parsed checkedWithRanges(const FieldInfo& info, const Node& whole, const std::string& folder) {
    using Value = format::UncertainChoice::Value;
    for (const auto& [value, name] : {std::pair(Value::Likely, "Likely"), {Value::Low, "Low"}, {Value::High, "High"}}) {
        document::Problems problems("");
        Node copy = whole;
        format::UncertainChoice choice;
        choice.value = value;
        static_cast<void>(format::resolveUncertain(problems, copy, choice));
        for (const document::Problem& problem : problems.list()) {
            if (problem.severity == document::Severity::Error) return wrong(problem.text);
        }
        auto one = checked(info, std::move(copy), folder);
        if (!one && value == Value::Likely) return one.error();
        if (!one)
            return wrong(gui::tr("%1 (with the range at %2)")
                             .arg(QString::fromStdString(one.error().what), QLatin1String(name))
                             .toStdString());
    }
    return std::optional(whole);
}

Parsed json(const FieldInfo& info, const QString& text, const std::string& folder) {
    const auto read = document::readText(text.toStdString(), "", document::Format::Json);
    if (!read.ok())
        return wrong(gui::tr("is not JSON: %1").arg(QString::fromStdString(read.problems.front().text)).toStdString());
    if (isRange(*read.root)) return checkedRange(info, *read.root, folder);
    if (isReference(*read.root)) return std::optional(*read.root);
    if (format::holdsUncertain(*read.root)) return checkedWithRanges(info, *read.root, folder);
    return checked(info, *read.root, folder);
}

/// A number in JSON's form out of "1769", "1,769 MB" or "1 GB" (where MB is the parameter's unit), "5 %" (of a
/// probability).
Parsed number(const FieldInfo& info, const QString& typed, const std::string& folder) {
    const bool percent = info.kind == FieldKind::Probability && typed.endsWith(u'%');
    auto plain = bareNumber(info, percent ? typed.chopped(1) : typed);
    if (!plain) return plain.error();
    if (percent) plain = QString::number(plain->toDouble() / 100.0, 'g', 12);
    const auto read = document::readText(plain->toStdString(), "", document::Format::Json);
    return read.ok() && read.root->isNumber() ? checked(info, *read.root, folder) : noNumber(typed);
}

Parsed quantity(const FieldInfo& info, const QString& text, const std::string& folder) {
    const auto plain = plainQuantity(text);
    if (!plain) return noNumber(text);
    return checked(info, Node::string(plain->toStdString()), folder);
}

/// "0.9, 0.1", "90 %, 10 %", "small, large": numbers where all are and texts are not meant.
Parsed list(const FieldInfo& info, const QString& text, const std::string& folder) {
    FieldInfo one = info;
    Node numbers = Node::array();
    Node words = Node::array();
    bool allNumbers = info.kind != FieldKind::Text;
    for (const QString& part : text.split(listSign())) {
        const QString word = part.trimmed();
        if (word.isEmpty()) return wrong(gui::tr("%1 has an entry with nothing in it").arg(text).toStdString());
        words.append(Node::string(word.toStdString()));
        if (!allNumbers) continue;
        one.kind = word.endsWith(u'%') ? FieldKind::Probability : FieldKind::Number;
        const auto value = number(one, word, folder);
        allNumbers = static_cast<bool>(value);
        if (value) numbers.append(**value);
    }
    return std::optional(allNumbers ? std::move(numbers) : std::move(words));
}

}  // namespace

Parsed parseField(const FormField& field, const QString& typed, const std::string& folder) {
    const FieldInfo& info = *field.info;
    const QString text = typed.trimmed();
    if (text.isEmpty()) return std::optional<Node>();
    if (text.startsWith(u'{') || text.startsWith(u'[')) return json(info, text, folder);
    if (field.isList) return list(info, text, folder);
    if (!field.offered.empty()) return std::optional(Node::string(text.toStdString()));
    if (field.trouble != nullptr) {
        std::string why = field.trouble(text.toStdString());
        if (!why.empty()) return wrong(std::move(why));
    }
    if (isWord(info, text.toStdString()) && !field.listOfOne) return std::optional(Node::string(text.toStdString()));
    switch (info.kind) {
        case FieldKind::Integer:
        case FieldKind::Number:
        case FieldKind::Probability:
            return number(info, text, folder);
        case FieldKind::Boolean:
            return checked(info, Node::boolean(text == QLatin1String("true")), folder);
        case FieldKind::Duration:
        case FieldKind::Bytes:
        case FieldKind::Rate:
        case FieldKind::DurationDistribution:
        case FieldKind::BytesDistribution:
            return quantity(info, text, folder);
        case FieldKind::Text:
        case FieldKind::Choice:
            return checked(info, Node::string(text.toStdString()), folder);
        case FieldKind::Object:
            break;
    }
    Node list = Node::array();
    list.append(Node::string(text.toStdString()));
    return field.listOfOne ? Parsed(std::optional(std::move(list)))
                           : Parsed(std::optional(Node::string(text.toStdString())));
}

}  // namespace headroom::gui
