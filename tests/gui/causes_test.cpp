// SPDX-License-Identifier: GPL-3.0-or-later
// What makes the latency: the band that is chosen, its typical request, the words of AWS.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "gui/widgets/cause_bars.hpp"
#include "gui/widgets/cause_text.hpp"
#include "gui/widgets/causes_card.hpp"
#include "gui/widgets/waterfall.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;
using namespace headroom::sample;

namespace {

CausesCard& card(sample::Window& window) {
    open(window);
    run(window);
    part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    return part<CausesCard>(window);
}

void press(CausesCard& card, const QString& text) {
    for (QPushButton* button : card.findChildren<QPushButton*>()) {
        if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
    }
    FAIL("no button " << text.toStdString());
}

QString plain(QString text) { return text.replace(QChar(0x00a0), u' '); }

QString bars(const CausesCard& card) { return plain(card.findChild<CauseBars*>()->accessibleDescription()); }

QString steps(const CausesCard& card) { return plain(card.findChild<Waterfall*>()->accessibleDescription()); }

}  // namespace

TEST_CASE("the causes are of the p99 at first, and of the band that is pressed") {
    sample::Window window;
    CausesCard& causes = card(window);
    CHECK(says(causes, "What makes the p99 of Api"));
    CHECK(says(causes, QStringLiteral("p98.5–p99.5")));
    CHECK(bars(causes).contains("ViewProduct: compute 88.0 ms, 100 % of requests"));
    press(causes, "p99.9");
    CHECK(says(causes, "What makes the p99.9 of Api"));
    CHECK(bars(causes).contains("ViewProduct: compute 185 ms"));
    press(causes, "p50");
    CHECK(says(causes, "What makes the p50 of Api"));
    CHECK(says(causes, QStringLiteral("p49.5–p50.5")));
    CHECK(bars(causes).contains("ViewProduct: compute 14.1 ms"));
    CHECK_FALSE(causes.findChild<Waterfall*>()->isVisible());
}

TEST_CASE("a typical request of the band is shown step by step") {
    sample::Window window;
    CausesCard& causes = card(window);
    press(causes, "Typical request");
    auto* waterfall = causes.findChild<Waterfall*>();
    CHECK(waterfall->isVisible());
    CHECK_FALSE(causes.findChild<CauseBars*>()->isVisible());
    CHECK(says(causes, "typical: 108 ms"));
    CHECK(steps(causes).startsWith("Api: overhead at 0 ms for 3.00 ms; ViewProduct: compute at 4.00 ms for 71.0 ms"));
    CHECK(steps(causes).count(u';') == 5);
    press(causes, "p50");  // the band's own
    CHECK(says(causes, "typical: 30.3 ms"));
    CHECK(steps(causes).contains("ViewProduct: compute at 4.00 ms for 11.4 ms"));
    press(causes, "Typical request");
    CHECK(causes.findChild<CauseBars*>()->isVisible());
    CHECK(says(causes, QStringLiteral("p49.5–p50.5")));
}

TEST_CASE("the time of a step is whole: behind its bar, before it, or on it") {
    using Where = BarText::Where;
    // Bars between 100 and 300, texts 40 wide.
    CHECK(barText(100, 50, 40, 100, 300) == BarText{156, Where::Behind});
    CHECK(barText(280, 20, 40, 100, 300) == BarText{234, Where::Before});
    CHECK(barText(106, 180, 40, 100, 300) == BarText{112, Where::On});  // neither behind nor before
    // A bar too short for its text, with room on neither side: over it, and not beyond the end.
    CHECK(barText(130, 45, 60, 100, 200) == BarText{140, Where::Over});
}

TEST_CASE("causes of a function are called as AWS reports them") {
    CHECK(causeText("ViewProduct", "Init") == "ViewProduct: Init Duration");
    CHECK(causeText("ViewProduct", "Placement") == "ViewProduct: sandbox start");
    CHECK(causeText("ViewProduct", "Compute") == "ViewProduct: compute");
    CHECK(causeText("Views.PutItem", "Downstream") == "Views.PutItem");
    CHECK(causeText("", "Other") == "other");
    sample::Window window;
    CausesCard& causes = card(window);
    CHECK(bars(causes).contains("ViewProduct: Init Duration 5.60 ms, 1.70 % of requests"));
    CHECK(bars(causes).contains("ViewProduct: sandbox start 1.10 ms"));
    CHECK(bars(causes).contains("ViewProduct: back-off 9.80 ms"));
}

TEST_CASE("the words of AWS stay in Indonesian, the others are said in it") {
    const Spoken indonesian(Language::Indonesian);
    CHECK(causeText("ViewProduct", "Init") == "ViewProduct: Init Duration");
    CHECK(causeText("Api", "Overhead") != "Api: overhead");
    CHECK(causeText("", "Other") == "lainnya");
}

TEST_CASE("where nothing is recorded the card says why, and beside a resource it goes") {
    CausesCard alone;
    alone.setVisible(true);
    alone.show({"Api", {}});
    CHECK(says(alone, "Too few requests to explain a percentile."));
    sample::Window window;
    CausesCard& causes = card(window);
    ResultsPage& page = part<ResultsPage>(window);
    REQUIRE(page.showSubject(OutlineItem::Kind::Resource, "ViewProduct"));
    CHECK_FALSE(causes.isVisible());
    REQUIRE(page.showSubject(OutlineItem::Kind::Resource, "Api"));
    CHECK(causes.isVisible());
}

TEST_CASE("the heading over the bars stands whole where they have hardly any room") {
    const std::vector<study::CauseShare> causes{{"ViewProduct", "Compute", 0.105, 1.0}};
    const auto heading = [&](int width) {
        CauseBars bars;
        bars.resize(width, 150);
        bars.show(causes);
        const QString label = causeText("ViewProduct", "Compute");
        const int left = bars.fontMetrics().horizontalAdvance(label) + 10;  // behind the names
        return bars
            .grab(QRect(left, 0, bars.fontMetrics().horizontalAdvance(QStringLiteral("mean ")) + 3,
                        bars.fontMetrics().height() + 11))
            .toImage();
    };
    CHECK(heading(300) == heading(900));
}
