// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gui/items/graph.hpp"
#include "gui/items/layered_layout.hpp"
#include "gui/items/run_moment.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

std::size_t overlaps(const std::vector<QPointF>& places) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const QPointF apart = places[i] - places[j];
            if (std::abs(apart.x()) < kDiagramStep.width() && std::abs(apart.y()) < kDiagramStep.height() - 1.0)
                ++found;
        }
    }
    return found;
}

std::size_t crossings(const std::vector<QPointF>& places, const Pairs& edges) {
    std::size_t found = 0;
    for (const auto& [a, b] : edges) {
        for (const auto& [c, d] : edges) {
            if (places[a].x() != places[c].x() || places[b].x() != places[d].x()) continue;
            if (places[a].y() < places[c].y() && places[b].y() > places[d].y()) ++found;
        }
    }
    return found;
}

GraphNode resource(const char* name) { return {OutlineItem::Kind::Resource, name, name, {}, {}}; }

}  // namespace

TEST_CASE("a chain lies in a row from left to right") {
    const auto places = layeredLayout(3, {{0, 1}, {1, 2}});
    REQUIRE(places.size() == 3);
    CHECK(places[0] == QPointF(0.0, 0.0));
    CHECK(places[1] == QPointF(kDiagramStep.width(), 0.0));
    CHECK(places[2] == QPointF(2.0 * kDiagramStep.width(), 0.0));
}

TEST_CASE("a caller stands in the middle of those it calls, and crossings are undone") {
    const auto fork = layeredLayout(3, {{0, 1}, {0, 2}});
    CHECK(fork[0].y() == (fork[1].y() + fork[2].y()) / 2.0);
    // Two callers whose calls cross when the numbers are taken as the order.
    const Pairs crossed{{0, 3}, {1, 2}, {4, 0}, {4, 1}};
    const auto places = layeredLayout(5, crossed);
    CHECK(crossings(places, crossed) == 0);
    CHECK(overlaps(places) == 0);
}

TEST_CASE("an arrow over a layer keeps a way free, nothing lies upon anything") {
    const Pairs edges{{0, 1}, {1, 2}, {0, 2}, {0, 3}, {3, 2}, {5, 2}};
    const auto places = layeredLayout(6, edges);
    CHECK(overlaps(places) == 0);
    for (const auto& [from, to] : edges) CHECK(places[from].x() < places[to].x());
    CHECK(layeredLayout(6, edges) == places);
    CHECK(layeredLayout(0, {}).empty());
    CHECK(layeredLayout(2, {{0, 1}, {1, 0}, {0, 0}}).size() == 2);  // a circle ends
}

TEST_CASE("five hundred parts are laid out at once") {
    Pairs edges;
    for (std::size_t i = 1; i < 500; ++i) edges.emplace_back((i * 7) % i, i);
    CHECK(overlaps(layeredLayout(500, edges)) == 0);
}

TEST_CASE("the graph holds what the design has, with expected rates") {
    const Graph graph = graphOf(sample::scenario(), 0);
    REQUIRE(graph.nodes.size() == 5);
    CHECK(graph.nodes[0].kind == OutlineItem::Kind::Workload);
    CHECK(graph.nodes[graph.find(OutlineItem::Kind::Resource, "ViewProduct")].detail.contains("arm64 512"));
    CHECK(graph.nodes[graph.find(OutlineItem::Kind::Resource, "Views")].detail == "DynamoDB · on-demand");
    REQUIRE(graph.edges.size() == 4);
    for (const GraphEdge& edge : graph.edges) CHECK(edge.perSecond == Approx(120.0).epsilon(0.001));
    CHECK(graph.nodes[graph.find(OutlineItem::Kind::Resource, "Views")].estimate == "≈ 120/s");
    CHECK(graph.nodes[graph.find(OutlineItem::Kind::Resource, "ViewProduct")].estimate.endsWith("at once"));
    CHECK(graphOf(sample::scenario(), 1).nodes[4].detail == "DynamoDB · provisioned");
    CHECK(graph.find(OutlineItem::Kind::Resource, "Nothing") == graph.nodes.size());
}

TEST_CASE("a box says how it stands over the run and at a moment") {
    const study::StudyResult study = sample::result();
    const RunMoments moments(study, study.designs[1]);
    // Minutes 466 to 481 refuse 40 writes a minute.
    const NodeState calm = moments.stateOf(resource("Views"), 100.0 * 60.0);
    const NodeState busy = moments.stateOf(resource("Views"), 470.0 * 60.0);
    CHECK(calm.mood != Mood::Bad);
    CHECK(busy.line.startsWith("throttled"));
    CHECK(busy.mood == Mood::Bad);
    const auto& consumed = study.designs[1].series[3].values;
    const auto& provisioned = study.designs[1].series[4].values;
    CHECK(calm.load == Approx(consumed[100] / 60.0 / provisioned[100]));
    const NodeState api = moments.stateOf(resource("Api"), {});
    CHECK(api.line.startsWith("p99 119"));
    CHECK(api.cost.startsWith("$"));
    CHECK(*moments.rateOf(resource("Api"), 60.0) == Approx(study.designs[1].series[0].values[1] / 60.0));
    CHECK(moments.stateOf(resource("ViewProduct"), {}).load == Approx(2.9 / 1000.0 * 1.6).epsilon(0.5));
    CHECK(moments.stateOf(resource("Nothing"), {}) == NodeState{});
}
