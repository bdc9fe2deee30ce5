// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>

#include "gui/items/run_moment.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// A table's box as it is painted, twice as large.
QImage painted(const NodeState& state) {
    GraphNode table;
    table.title = QStringLiteral("Products");
    table.detail = QStringLiteral("DynamoDB · on-demand");
    DiagramNode node(0, table);
    node.setLook(lightColors(), QApplication::font());
    node.setState(state);
    QImage image((DiagramNode::kSize * 2.0).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(2.0, 2.0);
    node.paint(&painter, nullptr, nullptr);
    return image;
}

/// The part with the third line of four, left of what costs stand behind.
QImage latencyLine(const QImage& box) { return box.copy(20, 2 * 49, 160, 2 * 20); }

}  // namespace

TEST_CASE("after a run an estimate is nobody's figure") {
    GraphNode failed;
    failed.title = QStringLiteral("Failed");
    failed.estimate = QStringLiteral("≈ 0/s");
    DiagramNode node(0, failed);
    node.setLook(lightColors(), QApplication::font());
    const auto told = [&] {
        return std::ranges::any_of(node.lines(), [](const NodeLine& line) { return line.text.contains("0/s"); });
    };
    CHECK(told());
    node.setRan(true);
    CHECK_FALSE(told());
}

TEST_CASE("where a latency has no room beside its cost, the cost stands below") {
    NodeState state;
    state.line = QStringLiteral("mean 12.12 ms");
    state.cost = QStringLiteral("$27,912.93/mo");
    NodeState without = state;
    without.cost.clear();
    without.refused = QStringLiteral("throttled 1 %");  // which takes the fourth line
    without.mood = state.mood;
    NodeState refused = without;
    refused.cost = state.cost;
    CHECK(latencyLine(painted(refused)) == latencyLine(painted(without)));
    state.cost = QStringLiteral("$2/mo");
    CHECK(latencyLine(painted(state)) != latencyLine(painted(without)));  // three lines: it has room
}

TEST_CASE("figures in a box are whole, whatever stands beside them: the key setting is cut first") {
    GraphNode votes;
    votes.title = QStringLiteral("Votes");
    votes.detail = QStringLiteral("DynamoDB · on-demand");
    const auto texts = [&](const NodeState& state) {
        DiagramNode node(0, votes);
        node.setLook(lightColors(), QApplication::font());
        node.setState(state);
        QStringList all;
        for (const NodeLine& line : node.lines()) all << line.text;
        return all;
    };
    NodeState state;
    for (const char* latency : {"mean 2.12 ms", "mean 66.3 ms", "rata-rata 4,22 ms", "p99 118 ms"}) {
        for (const char* cost : {"$0.526/mo", "$587/mo", "$27,912.93/mo", "$8,56/jam"}) {
            for (const char* refused : {"", "throttled 1.25 %", "dibatasi 0,71 %"}) {
                state.line = QString::fromUtf8(latency);
                state.cost = QString::fromUtf8(cost);
                state.refused = QString::fromUtf8(refused);
                const QStringList shown = texts(state);
                INFO(latency << ", " << cost << ", " << refused);
                CHECK(shown.contains(state.line));
                CHECK(shown.contains(state.cost));
                CHECK((state.refused.isEmpty() || shown.contains(state.refused)));
            }
        }
    }
}
