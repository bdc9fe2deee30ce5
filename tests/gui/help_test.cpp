// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTreeView>

#include <map>
#include <set>
#include <utility>

#include "gui/items/card_text.hpp"
#include "gui/items/help_model.hpp"
#include "gui/items/help_reference.hpp"
#include "gui/items/help_search.hpp"
#include "gui/widgets/help_browser.hpp"
#include "gui/widgets/help_window.hpp"
#include "gui/widgets/outline_view.hpp"
#include "scenarios/format/reference.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

constexpr const char* kLambda = "model/services/lambda/README.md";
constexpr const char* kScaling = "model/platform/autoscaling/README.md";

/// Headings of a page as they are shown; each page is read once.
const std::set<QString>& headingsOf(const HelpPage& page) {
    static std::map<QString, std::set<QString>> known;
    if (const auto found = known.find(page.id); found != known.end()) return found->second;
    QTextDocument document;
    document.setMarkdown(page.text);
    std::set<QString> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0) headings.insert(headingAnchor(block.text()));
    }
    return known[page.id] = std::move(headings);
}

QStringList linksOf(const HelpPage& page) {
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
    QStringList links;
    auto found = link.globalMatch(page.text);
    while (found.hasNext()) links << found.next().captured(1);
    return links;
}

HelpWindow& help(sample::Window& window) {
    auto* found = window->findChild<HelpWindow*>();
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("the help has the guide, a card a service, and every group of the format") {
    REQUIRE(helpSections().size() == 3);
    std::set<QString> ids;
    for (const HelpSection& section : helpSections()) {
        for (const HelpPage& page : section.items) {
            CAPTURE(page.id.toStdString());
            CHECK(ids.insert(page.id).second);
            CHECK_FALSE(page.title.isEmpty());
            CHECK(page.text.size() > 40);
            CHECK(page.text.startsWith("# "));
        }
    }
    for (const char* service : {"lambda", "apigateway", "dynamodb", "dax", "stepfunctions"})
        CHECK(ids.count(QString("model/services/%1/README.md").arg(service)) == 1);
    for (const format::FieldGroup& group : format::fieldGroups())
        CHECK(ids.count("format/" + QString::fromStdString(group.path)) == 1);
    CHECK(helpPage(kLambda)->title == "Lambda");
    CHECK(helpPage("README.md#how-to-read-it")->title == "How to read it");
    CHECK(helpPage("README.md#two-commands") == nullptr);
    CHECK(helpPage("README.md#more") == nullptr);
}

TEST_CASE("the format's page says of a parameter what its table says") {
    const QString text = helpPage("format/AWS::Lambda::Function")->text;
    for (const char* said : {"### MemorySize", "a whole number of MB", "128 to 10240 MB", "default 128",
                             "Source: Lambda Developer Guide", "(a guess)", "Accepted, without effect"})
        CHECK(text.contains(said));
    CHECK(text.contains(QString("(%1)").arg(kLambda)));
    QTextDocument shown;
    shown.setMarkdown(asMarkdown("a *b* _c_ <d> [e](f) `g` # | ~~h~~ \\"));
    CHECK(shown.toPlainText() == "a *b* _c_ <d> [e](f) `g` # | ~~h~~ \\");
}

TEST_CASE("every link of a page leads to a page and a heading that are there, or out of the help") {
    // What is for developers, or is no text, is not part of the help.
    const std::set<QString> outside{"ARCHITECTURE.md", "CONTRIBUTING.md", "LICENSE",
                                    "scenarios/gallery/product_catalogue.json"};
    int followed = 0;
    for (const HelpSection& section : helpSections()) {
        for (const HelpPage& page : section.items) {
            for (const QString& link : linksOf(page)) {
                CAPTURE(page.id.toStdString(), link.toStdString());
                if (outside.count(link) == 1 || link.startsWith("http")) continue;
                const HelpPlace place = helpPlaceOf(page.id, link);
                REQUIRE(helpPage(place.page) != nullptr);
                if (!place.anchor.isEmpty()) CHECK(headingsOf(*helpPage(place.page)).count(place.anchor) == 1);
                ++followed;
            }
        }
    }
    CHECK(followed > 40);
    CHECK(helpPlaceOf("model/services/dynamodb/README.md", "../lambda/README.md#work").page == kLambda);
    CHECK(helpPlaceOf("model/services/dynamodb/README.md", "../lambda/README.md#work").anchor == "work");
    CHECK(helpPlaceOf("README.md", "#exit-codes").page == "README.md#exit-codes");
    CHECK(helpPlaceOf("README.md", "https://example.com/README.md").page.isEmpty());
}

TEST_CASE("every type of the format has a model card") {
    for (const format::FieldGroup& group : format::fieldGroups()) {
        if (!group.path.starts_with("AWS::")) continue;
        CAPTURE(group.path);
        CHECK(helpPage(modelCardOf(QString::fromStdString(group.path))) != nullptr);
    }
    CHECK(modelCardOf("AWS::Serverless::Function") == kLambda);
    CHECK(modelCardOf("AWS::SQS::Queue") == "model/services/sqs/README.md");
    CHECK(modelCardOf("AWS::SNS::Topic").isEmpty());
}

TEST_CASE("search finds pages that hold every word, by title first") {
    REQUIRE_FALSE(searchHelp("dax").empty());
    CHECK(searchHelp("dax").front().page->title.startsWith("DAX"));
    CHECK(searchHelp("MemorySize").front().page->id.startsWith("format/"));
    const auto both = searchHelp("snapshot restore");
    for (const HelpHit& hit : both) {
        CHECK(hit.page->text.contains("snapshot", Qt::CaseInsensitive));
        CHECK(hit.page->text.contains("restore", Qt::CaseInsensitive));
    }
    CHECK(searchHelp("no such thing anywhere xyz").empty());
    CHECK(searchHelp("   ").empty());
    CHECK(searchHelp("burst bucket").front().snippet.size() > 10);

    HelpModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model.rowCount() == 3);
    model.setTyped("throttle");
    CHECK(model.rowCount() == 1);
    CHECK(model.rowCount(model.index(0, 0)) == static_cast<int>(searchHelp("throttle").size()));
    model.setTyped("");
    CHECK(model.find(kLambda).isValid());
}

TEST_CASE("F1 opens the help: on what is selected when the keyboard is there, else where it was") {
    sample::Window window;
    open(window);
    part<Workspace>(window).setFocus();
    QTest::keyClick(&*window, Qt::Key_F1);
    CHECK(help(window).isVisible());
    CHECK(help(window).page() == "README.md");
    help(window).close();
    window->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&*window));
    part<OutlineView>(window).choose(OutlineItem::Kind::Resource, "ViewProduct");
    part<OutlineView>(window).setFocus();
    QTest::keyClick(&part<OutlineView>(window), Qt::Key_F1);
    CHECK(help(window).page() == kLambda);
}

TEST_CASE("links are followed and gone back, what is searched is marked, all by the keyboard") {
    HelpWindow window(nullptr);
    window.open("model/services/dynamodb/README.md");
    REQUIRE(QTest::qWaitForWindowActive(&window));
    auto& browser = *window.findChild<HelpBrowser*>();
    emit browser.anchorClicked(QUrl("../../platform/autoscaling/README.md"));
    CHECK(window.page() == kScaling);
    QTest::keyClick(&browser, Qt::Key_Left, Qt::AltModifier);
    CHECK(window.page() == "model/services/dynamodb/README.md");
    QTest::keyClick(&browser, Qt::Key_Right, Qt::AltModifier);
    CHECK(window.page() == kScaling);
    emit browser.anchorClicked(QUrl("LICENSE"));  // not part of the help: nothing happens
    CHECK(window.page() == kScaling);

    QTest::keyClick(&browser, Qt::Key_F, Qt::ControlModifier);
    auto& search = *window.findChild<QLineEdit*>();
    REQUIRE(search.hasFocus());
    QTest::keyClicks(&search, "item cache");
    CHECK(window.page() == searchHelp("item cache").front().page->id);
    CHECK(browser.extraSelections().size() > 1);
    QTest::keyClick(&search, Qt::Key_Down);
    CHECK(window.findChild<QTreeView*>()->hasFocus());
    QTest::keyClick(window.findChild<QTreeView*>(), Qt::Key_Down);
    CHECK(window.page() == searchHelp("item cache")[1].page->id);
    QTest::keyClick(&search, Qt::Key_Escape);
    CHECK_FALSE(window.isVisible());
}

TEST_CASE("a heading is gone to") {
    HelpWindow window(nullptr);
    window.open("model/services/dynamodb/README.md");
    auto& browser = *window.findChild<HelpBrowser*>();
    emit browser.anchorClicked(QUrl("../lambda/README.md#work"));
    CHECK(window.page() == kLambda);
    CHECK(browser.textCursor().block().text() == "Work");
    window.open("model/services/dynamodb/README.md");
    window.resize(700, 500);
    CHECK(browser.textCursor().position() == 0);  // a page is read from its beginning
    CHECK(browser.verticalScrollBar()->value() == 0);
}

TEST_CASE("model cards are for those who use the program: no source files, no names of tests") {
    CHECK(cardText("# DAX\n\n| file | holds |\n| --- | --- |\n| `node.hpp` | nodes |\n\n## What is cached\n\n"
                   "| rule | source | test |\n| --- | --- | --- |\n| a \\| b | Guide | `lru_cache_test` |\n\nEnd") ==
          "# DAX\n\n\n## What is cached\n\n| rule | source |\n| --- | --- |\n| a \\| b | Guide |\n\nEnd");
    for (const HelpSection& section : helpSections()) {
        for (const HelpPage& page : section.items) {
            if (!page.id.startsWith("model/")) continue;
            INFO(page.id.toStdString());
            CHECK_FALSE(page.text.contains("| file |"));
            CHECK_FALSE(page.text.contains("| test |"));
        }
    }
}
