// SPDX-License-Identifier: GPL-3.0-or-later
// Every tab in every state: nothing open yet is elsewhere; before a run, with few parts, with many, with problems.
#include "tests/gui/shot_pages.hpp"

#include <array>

#include "gui/items/design_edit.hpp"
#include "gui/pages/compare_area.hpp"
#include "gui/pages/diagram_page.hpp"
#include "gui/pages/results_page.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "gui/widgets/source_view.hpp"

namespace headroom::shots {

namespace {

constexpr int kParts = 12;
constexpr std::array<const char*, 6> kTabs{"diagram", "traffic", "results", "bill", "compare", "source"};

void takeTabs(const Shot& shot, sample::Window& window, const char* state) {
    for (std::size_t tab = 0; tab < kTabs.size(); ++tab) {
        showTab(window, static_cast<gui::Workspace::Tab>(tab));
        shot.take(window, QStringLiteral("20-%1-%2").arg(QLatin1String(kTabs.at(tab)), QLatin1String(state)));
    }
}

void open(const Shot& shot, sample::Window& window) {
    shot.dress(window);
    window->open(window.file());
    waitFor([&] { return hasTabs(window); });
}

void run(sample::Window& window) {
    showTab(window, gui::Workspace::ResultsTab);
    QTest::keyClick(&*window, Qt::Key_F5);
    waitFor([&] { return window->findChild<gui::ResultsPage*>()->isVisible(); });
}

std::string busyText() {
    std::string text = sample::sourceText();
    const auto parts = gui::palette();
    std::string last = "ViewProduct";
    for (int i = 0; i < kParts; ++i) {
        const auto function = gui::addItem(text, 0, parts[2]);
        const auto table = gui::addItem(function->text, 0, parts[3]);
        text = *gui::connectItems(table->text, 0, gui::OutlineItem::Kind::Resource, function->name, table->name);
        text = *gui::connectItems(text, 0, gui::OutlineItem::Kind::Resource, last, function->name);
        if (i % 3 == 2) last = function->name;
    }
    return text;
}

/// The sample's figures for a dozen functions and tables more.
study::StudyResult busyResult() {
    study::StudyResult result = sample::result();
    for (study::DesignResult& design : result.designs) {
        const auto lines = design.cost.bill.lines;
        const auto series = design.series;
        const auto figures = design.resources;
        for (int i = 1; i <= kParts; ++i) {
            const std::string number = i == 1 ? std::string() : std::to_string(i);
            for (pricing::LineItem line : {lines[0], lines[1]}) {
                line.resource = "Function" + number;
                design.cost.bill.lines.push_back(line);
            }
            pricing::LineItem writes = lines[5];
            writes.resource = "Table" + number;
            design.cost.bill.lines.push_back(writes);
            design.series.push_back({"Function" + number + "/ConcurrentExecutions/Maximum", series[1].values});
            design.series.push_back({"Table" + number + "/ConsumedWriteCapacityUnits/Sum", series[3].values});
            design.resources.push_back({"Function" + number, "AWS::Lambda::Function", figures[1].figures});
            design.warnings.push_back("Function" + number + " started cold in more than one of a hundred requests.");
        }
        pricing::Money total;
        for (const pricing::LineItem& line : design.cost.bill.lines) total = pricing::sum(total, line.perMonth).value();
        design.cost.bill.total = total;
        const double grown = pricing::toDouble(total) / design.cost.perMonth;
        design.cost.perMonth = pricing::toDouble(total);
        for (auto* interval : {&design.cost.ci95, &design.cost.inputs90, &design.cost.month95}) {
            if (*interval) *interval = study::Interval{(*interval)->low * grown, (*interval)->high * grown};
        }
    }
    return result;
}

}  // namespace

void shootSmall(const Shot& shot) {
    sample::Window window;
    open(shot, window);
    takeTabs(shot, window, "ready");
    run(window);
    takeTabs(shot, window, "small");
}

void shootBusy(const Shot& shot) {
    gui::Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions&) {
        return base::Result<study::StudyResult>(busyResult());
    };
    sample::Window window(engine);
    open(shot, window);
    auto* source = window->findChild<gui::SourceView*>();
    source->selectAll();
    source->textCursor().insertText(QString::fromStdString(busyText()));
    gui::DiagramView& view = diagramOf(window);
    waitFor([&] { return view.nodes().size() > 20; });
    shot.take(window, QStringLiteral("3-busy"));
    run(window);
    takeTabs(shot, window, "busy");
    showTab(window, gui::Workspace::DiagramTab);
    view.fit();
    shot.take(window, QStringLiteral("20-diagram-whole"));
}

void shootBroken(const Shot& shot) {
    sample::Window window(sample::engine(true));
    open(shot, window);
    takeTabs(shot, window, "error");
    window->findChild<gui::Workspace*>()->jumpTo(15, 31);
    shot.take(window, QStringLiteral("9-error-source"));
}

}  // namespace headroom::shots
