// SPDX-License-Identifier: GPL-3.0-or-later
// What a diagram says of queues, and where labels lie.
#include <QFile>

#include <algorithm>

#include "gui/items/graph.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "scenarios/format/scenario.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

TEST_CASE("dead letters have an arrow, and what only they or a mapping reach has no estimate of 0") {
    QFile file(QStringLiteral("scenarios/gallery/queued_orders.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto loaded = format::loadScenarioText(file.readAll().toStdString(), "queued_orders.json");
    REQUIRE(loaded.scenario);
    const Graph graph = graphOf(*loaded.scenario, 0);
    const auto named = [&](const char* name) { return graph.find(OutlineItem::Kind::Resource, name); };
    const auto edge = std::ranges::find_if(graph.edges, [](const GraphEdge& one) { return one.failures; });
    REQUIRE(edge != graph.edges.end());
    CHECK(edge->from == named("Orders"));
    CHECK(edge->to == named("Failed"));
    CHECK(edge->what == "messages received 3 times");
    CHECK(graph.nodes[named("Failed")].deadLetters);
    CHECK(graph.nodes[named("Failed")].estimate.isEmpty());
    CHECK(graph.nodes[named("Work")].estimate.isEmpty());
    CHECK(graph.nodes[named("Orders")].patience == 60.0);
    CHECK(graph.nodes[named("Orders")].detail.endsWith("DLQ after 3"));
    CHECK_FALSE(graph.nodes[named("Api")].estimate.isEmpty());
}

TEST_CASE("labels along arrows lie neither on each other nor on boxes") {
    // Two that cross in the middle between the same layers, where both labels would stand.
    Graph graph;
    for (const char* name : {"A", "B", "C", "D"})
        graph.nodes.push_back({OutlineItem::Kind::Resource, name, QString::fromLatin1(name), {}, {}});
    graph.edges = {{0, 2, {}, 1.0, 120.0}, {0, 3, {}, 1.0, 120.0}, {1, 2, {}, 1.0, 120.0}, {1, 3, {}, 1.0, 120.0}};
    DiagramView view;
    view.resize(800, 500);
    view.show(graph, {});
    view.showMoment(nullptr, {});
    int seen = 0;
    for (const DiagramEdge* one : view.edges()) {
        if (one->labelBox().isEmpty()) continue;
        ++seen;
        for (const DiagramEdge* other : view.edges())
            CHECK((one == other || !one->labelBox().intersects(other->labelBox())));
        for (const DiagramNode* node : view.nodes())
            CHECK_FALSE(QRectF(node->pos(), DiagramNode::kSize).intersects(one->labelBox()));
    }
    CHECK(seen >= 3);
}
