// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/help_reference.hpp"

#include <QStringList>

#include <string_view>

#include "gui/format.hpp"
#include "gui/translated.hpp"
#include "scenarios/format/distribution_reader.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/topics.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::gui {

namespace {

QString shown(std::string_view text) { return asMarkdown(say::text(text)); }

QString codeBlock(std::string_view text) { return QStringLiteral("```\n%1\n```\n\n").arg(say::text(text)); }

QString placeOf(const base::FieldInfo& info) {
    switch (info.place) {
        case base::FieldPlace::Properties:
            return gui::tr("in Properties");
        case base::FieldPlace::Behavior:
            return gui::tr("in Behavior");
        case base::FieldPlace::Here:
            return {};
    }
    return {};
}

/// "in Properties · a whole number of MB · 128 to 10240 MB · default 128".
QString factsOf(const base::FieldInfo& info) {
    QStringList facts{placeOf(info), shown(format::kindText(info)), shown(format::rangeText(info))};
    if (info.required) facts << gui::tr("required");
    if (!info.defaultText.empty())
        facts << gui::tr("default %1").arg(shown(info.defaultText)) + (info.guess ? gui::tr(" (a guess)") : QString());
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

bool isDistribution(const base::FieldInfo& info) {
    return info.kind == base::FieldKind::DurationDistribution || info.kind == base::FieldKind::BytesDistribution;
}

QString fieldText(const base::FieldInfo& info) {
    QString text = QStringLiteral("### %1\n\n%2\n\n*%3*\n\n").arg(shown(info.name), shown(info.doc), factsOf(info));
    if (isDistribution(info)) text += gui::tr("See [distributions](format/distributions).") + QStringLiteral("\n\n");
    if (!info.source.empty()) text += gui::tr("Source: %1").arg(shown(info.source)) + QStringLiteral("\n\n");
    return text;
}

/// Properties that are not read, by what becomes of them.
QString othersText(const format::FieldGroup& group, base::OtherProperty::Status status, const QString& heading) {
    QString text;
    for (const base::OtherProperty* other : group.others) {
        if (other->status == status)
            text += QStringLiteral("- **%1**: %2\n").arg(shown(other->name), shown(other->reason));
    }
    return text.isEmpty() ? text : QStringLiteral("## %1\n\n%2\n").arg(heading, text);
}

HelpPage groupPage(const format::FieldGroup& group) {
    const QString path = say::text(group.path);
    QString text = QStringLiteral("# %1\n\n%2\n\n").arg(asMarkdown(path), shown(group.title));
    if (const QString card = modelCardOf(path); !card.isEmpty())
        text += gui::tr("How it behaves: its [model card](%1).").arg(card) + QStringLiteral("\n\n");
    for (const base::FieldInfo* info : group.fields) text += fieldText(*info);
    text += othersText(group, base::OtherProperty::Status::NotModelled, gui::tr("Refused: not modelled yet"));
    text += othersText(group, base::OtherProperty::Status::NoEffect, gui::tr("Accepted, without effect"));
    return {QStringLiteral("format/") + path, path, text};
}

HelpPage topicsPage() {
    QString text = QStringLiteral("# %1\n\n").arg(gui::tr("Sections and other keys"));
    for (const format::Topic& topic : format::topics()) {
        text +=
            QStringLiteral("### %1\n\n*%2*\n\n%3\n\n").arg(shown(topic.name), shown(topic.title), shown(topic.text));
        if (!topic.example.empty()) text += codeBlock(topic.example);
    }
    return {QStringLiteral("format/keys"), gui::tr("Sections and other keys"), text};
}

template <class Forms>
HelpPage formsPage(const char* id, const QString& title, const Forms& forms) {
    QString text = QStringLiteral("# %1\n\n").arg(title);
    for (const auto& form : forms) {
        text += QStringLiteral("### %1\n\n%2\n\n*%3*\n\n")
                    .arg(shown(form.name), shown(form.doc), gui::tr("parameters: %1").arg(shown(form.parameters)));
    }
    return {QLatin1String(id), title, text};
}

}  // namespace

QString asMarkdown(const QString& text) {
    static const QString special = QStringLiteral("\\`*_[]<>#|~");
    QString escaped;
    for (const QChar letter : text) {
        if (special.contains(letter)) escaped += u'\\';
        escaped += letter;
    }
    return escaped;
}

std::vector<HelpPage> formatPages() {
    std::vector<HelpPage> pages{
        topicsPage(),
        formsPage("format/distributions", gui::tr("Distributions"), format::distributionForms()),
        formsPage("format/arrivals", gui::tr("Arrival processes"), format::arrivalForms()),
    };
    for (const format::FieldGroup& group : format::fieldGroups()) pages.push_back(groupPage(group));
    return pages;
}

}  // namespace headroom::gui
