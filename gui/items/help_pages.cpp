// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/help_pages.hpp"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

#include "gui/items/card_text.hpp"
#include "gui/items/help_reference.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

/// Of the README what is for those who build the program.
constexpr std::array<const char*, 2> kNotForReaders{"Two commands", "More"};

QString document(const QString& path) {
    QFile file(QStringLiteral(":/headroom/help/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "## Title" or "### Title": 2 or 3; 0 for other lines.
int levelOf(const QString& line) {
    if (line.startsWith(QLatin1String("## "))) return 2;
    return line.startsWith(QLatin1String("### ")) ? 3 : 0;
}

bool isForReaders(const HelpPage& page) {
    return std::ranges::none_of(kNotForReaders, [&](const char* title) { return page.title == QLatin1String(title); });
}

/// The README, a page a section. Its pictures are of the window that the reader looks at.
std::vector<HelpPage> guide() {
    const QString id = QStringLiteral("README.md");
    std::vector<HelpPage> pages{{id, gui::tr("What Headroom does"), {}}};
    bool code = false;
    for (const QString& line : document(id).split(u'\n')) {
        if (line.startsWith(QLatin1String("```"))) code = !code;
        if (const int level = code ? 0 : levelOf(line); level > 0) {
            const QString title = line.mid(level + 1).trimmed();
            pages.push_back({id + u'#' + headingAnchor(title), title, QStringLiteral("# ") + title + u'\n'});
        } else if (!line.startsWith(QLatin1String("!["))) {
            pages.back().text += line + u'\n';
        }
    }
    std::erase_if(pages, [](const HelpPage& page) { return !isForReaders(page); });
    return pages;
}

HelpPage wholeDocument(const QString& id) {
    const QString text = document(id);
    const qsizetype end = text.indexOf(u'\n');
    QString title = text.mid(2, end - 2);
    title.remove(QStringLiteral(": model card"));
    const qsizetype colon = title.indexOf(u':');
    return {id, colon > 0 ? title.left(colon) : title, cardText(text)};
}

std::vector<HelpPage> cards() {
    std::vector<HelpPage> pages;
    const QDir root(QStringLiteral(":/headroom/help"));
    QDirIterator files(root.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString id = root.relativeFilePath(files.next());
        if (id != QLatin1String("README.md")) pages.push_back(wholeDocument(id));
    }
    std::ranges::sort(
        pages, [](const HelpPage& a, const HelpPage& b) { return QString::localeAwareCompare(a.title, b.title) < 0; });
    return pages;
}

/// Whose card a type's is; the first that it begins with counts.
struct CardOf {
    const char* type;
    const char* card;
};
constexpr std::array<CardOf, 11> kCards{{
    {"AWS::Serverless::Function", "model/services/lambda/README.md"},
    {"AWS::Serverless::StateMachine", "model/services/stepfunctions/README.md"},
    {"AWS::Serverless::", "model/services/apigateway/README.md"},
    {"AWS::ApiGateway", "model/services/apigateway/README.md"},
    {"AWS::Lambda::", "model/services/lambda/README.md"},
    {"AWS::Logs::", "model/services/lambda/README.md"},
    {"AWS::DynamoDB::", "model/services/dynamodb/README.md"},
    {"AWS::DAX::", "model/services/dax/README.md"},
    {"AWS::SQS::", "model/services/sqs/README.md"},
    {"AWS::StepFunctions::", "model/services/stepfunctions/README.md"},
    {"AWS::ApplicationAutoScaling::", "model/platform/autoscaling/README.md"},
}};

}  // namespace

const std::vector<HelpSection>& helpSections() {
    static const std::vector<HelpSection> all{{gui::tr("Guide"), guide()},
                                              {gui::tr("Model cards"), cards()},
                                              {gui::tr("Format of scenarios"), formatPages()}};
    return all;
}

const HelpPage* helpPage(const QString& id) {
    for (const HelpSection& section : helpSections()) {
        for (const HelpPage& page : section.items) {
            if (page.id == id) return &page;
        }
    }
    return nullptr;
}

QString headingAnchor(const QString& heading) {
    static const QRegularExpression others(QStringLiteral("[^\\w\\- ]"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(others).simplified().replace(u' ', u'-');
}

HelpPlace helpPlaceOf(const QString& from, const QString& link) {
    if (link.contains(QLatin1String("://"))) return {};
    const QString anchor = link.section(u'#', 1);
    const QString path = link.section(u'#', 0, 0);
    const QString document = from.section(u'#', 0, 0);
    if (path.isEmpty() && helpPage(document + link) != nullptr) return {document + link, {}};
    if (path.isEmpty()) return {from, anchor};
    const QString folder = document.section(u'/', 0, -2);
    for (const QString& id : {path, QDir::cleanPath(folder + u'/' + path)}) {
        if (helpPage(id + u'#' + anchor) != nullptr) return {id + u'#' + anchor, {}};
        if (helpPage(id) != nullptr) return {id, anchor};
    }
    return {};
}

QString modelCardOf(const QString& type) {
    const auto found =
        std::ranges::find_if(kCards, [&](const CardOf& card) { return type.startsWith(QLatin1String(card.type)); });
    return found == kCards.end() ? QString() : QString::fromLatin1(found->card);
}

}  // namespace headroom::gui
