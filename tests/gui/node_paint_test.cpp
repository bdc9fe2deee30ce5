// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QImage>
#include <QPainter>

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
