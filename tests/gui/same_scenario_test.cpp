// SPDX-License-Identifier: GPL-3.0-or-later
// What does not change a result does not make it old: where boxes stand, comments, spacing.
#include "gui/items/same_scenario.hpp"

#include "gui/items/design_edit.hpp"
#include "gui/widgets/source_view.hpp"
#include "gui/widgets/status_strip.hpp"
#include "gui/widgets/top_bar.hpp"
#include "scenarios/study/processor_time.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

QString moved() {
    const auto text = placeItems(sample::sourceText(), {{OutlineItem::Kind::Resource, "Api", 320.0, 40.0}});
    REQUIRE(text);
    return QString::fromStdString(*text);
}

void write(sample::Window& window, const QString& text) {
    auto& source = sample::part<SourceView>(window);
    source.selectAll();
    source.textCursor().insertText(text);
}

}  // namespace

TEST_CASE("places, comments and spacing are no other scenario, a value is") {
    const QString text = QString::fromStdString(sample::sourceText());
    CHECK(saysTheSame(text, text));
    CHECK(saysTheSame(text, moved()));
    CHECK(saysTheSame(text, text + QStringLiteral("\n// a remark\n")));
    QString larger = text;
    larger.replace(QStringLiteral("\"MemorySize\": 512"), QStringLiteral("\"MemorySize\": 1024"));
    REQUIRE(larger != text);
    CHECK_FALSE(saysTheSame(text, larger));
    CHECK_FALSE(saysTheSame(text, text.chopped(9)));  // cannot be read
    CHECK_FALSE(saysTheSame(text, text + QString(600'000, u' ')));

    SameScenario same;
    CHECK(same(text, moved()));
    CHECK_FALSE(same(text, larger));
    CHECK(same(text, moved()));
}

TEST_CASE("what is written is compared with the run's text before the next key comes, however long it is") {
    QString yaml = QStringLiteral("Headroom: 1\nDescription: d\nResources:\n");
    const auto addTable = [&](qsizetype number) {
        yaml += QStringLiteral(
                    "  T%1:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      BillingMode: PAY_PER_REQUEST\n")
                    .arg(number);
    };
    for (int i = 0; i < 100; ++i) addTable(i);
    REQUIRE(yaml.size() < 20'000);
    CHECK(saysTheSame(yaml, yaml + QStringLiteral("# a remark\n")));
    while (yaml.size() < 400'000) addTable(yaml.size());
    QString typed = yaml;
    std::chrono::nanoseconds longest{};
    for (int key = 0; key < 3; ++key) {
        typed += u'#';
        const std::chrono::nanoseconds before = study::processorTime();
        CHECK_FALSE(saysTheSame(typed, yaml));
        longest = std::max(longest, study::processorTime() - before);
    }
    CHECK(longest < std::chrono::milliseconds(50));

    // Where boxes stand is known line by line.
    const auto placed = [&](const char* places) { return yaml + QStringLiteral("Layout:\n  T0: ") + places + u'\n'; };
    CHECK(saysTheSame(placed("{ X: 1, Y: 2 }"), placed("{ X: 3, Y: 4 }")));
    CHECK(saysTheSame(placed("{ X: 1, Y: 2 }") + QStringLiteral("Name: n\n"),
                      placed("\n    X: 3\n    Y: 4") + QStringLiteral("Name: n\n")));
    CHECK(saysTheSame(yaml, placed("{ X: 1, Y: 2 }")));
    CHECK_FALSE(saysTheSame(placed("{ X: 1, Y: 2 }") + QStringLiteral("Name: n\n"),
                            placed("{ X: 1, Y: 2 }") + QStringLiteral("Name: o\n")));
    CHECK_FALSE(saysTheSame(placed("{ X: &x 1, Y: 2 }"), placed("{ X: &x 2, Y: 2 }")));
}

TEST_CASE("results stay those of the file when a box is moved") {
    sample::Window window;
    sample::open(window);
    sample::run(window);
    write(window, moved());
    auto& top = sample::part<TopBar>(window);
    QTest::qWait(600);  // it has been checked
    CHECK(sample::says(top, "finished in"));
    CHECK_FALSE(sample::says(sample::part<StatusStrip>(window), "changed since the run"));
    QString larger = moved();
    write(window, larger.replace(QStringLiteral("\"MemorySize\": 512"), QStringLiteral("\"MemorySize\": 1024")));
    REQUIRE(QTest::qWaitFor([&] { return sample::says(top, "results are of the file before it was changed"); }));
}
