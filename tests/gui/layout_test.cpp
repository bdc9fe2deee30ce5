// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFontInfo>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/graph.hpp"
#include "gui/items/layered_layout.hpp"
#include "gui/items/run_moment.hpp"
#include "gui/items/share_text.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "scenarios/format/scenario.hpp"
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

constexpr QSizeF kBox = DiagramNode::kSize;

const char* const kTwoRegions = R"({ "Headroom": 1, "Name": "Carts", "Region": "us-east-1", "Resources": {
 "Work": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10,
   "VpcConfig": { "SubnetIds": ["a"], "SecurityGroupIds": ["b"] } },
   "Behavior": { "Steps": [ { "Call": { "Target": "Carts", "Operation": "GetItem" } } ] } },
 "Carts": { "Type": "AWS::DynamoDB::GlobalTable",
   "Properties": { "BillingMode": "PAY_PER_REQUEST", "Replicas": [ { "Region": "us-east-1" }, { "Region": "eu-west-1" } ] },
   "Behavior": { "ItemCount": 1000, "ItemSize": "1KB" } } },
 "Workloads": {
  "Americans": { "Target": "Work", "Arrivals": { "Constant": { "Rate": "40/s" } } },
  "Europeans": { "Target": "Carts", "Operation": "GetItem", "Key": { "Uniform": { "Keys": 1000 } }, "Region": "eu-west-1",
    "Arrivals": { "Constant": { "Rate": "20/s" } } } },
 "Simulation": { "Duration": "10m" } })";

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

TEST_CASE("what is framed stands together, and no frame runs through another box") {
    // A caller, an API, a function and a cluster in a VPC, two tables; the function calls both, one through the
    // cluster.
    std::vector<LayoutNode> nodes(7, {1, 0});
    nodes[0] = {0, 0};
    nodes[2].band = nodes[3].band = 1;
    const Pairs edges{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {2, 5}, {1, 6}};
    const auto places = layeredLayout(nodes, edges);
    CHECK(overlaps(places) == 0);
    const QRectF vpc = QRectF(places[2], kBox).united(QRectF(places[3], kBox));
    for (const std::size_t other : {0U, 1U, 4U, 5U, 6U}) CHECK_FALSE(vpc.intersects(QRectF(places[other], kBox)));
    for (std::size_t i = 1; i < 7; ++i) CHECK(places[i].x() > places[0].x());
    // Another region stands below all of the first.
    nodes[4].band = 2;
    const auto two = layeredLayout(nodes, edges);
    for (const std::size_t other : {0U, 1U, 2U, 3U, 5U, 6U}) CHECK(two[other].y() + kBox.height() < two[4].y());
}

TEST_CASE("regions and a VPC are frames of the diagram") {
    const auto loaded = format::loadScenarioText(kTwoRegions, "s.json");
    INFO(document::toLines(loaded.problems));
    REQUIRE(loaded.scenario);
    const Graph graph = graphOf(*loaded.scenario, 0);
    const std::size_t replica = graph.find(OutlineItem::Kind::Resource, "Carts (eu-west-1)");
    REQUIRE(replica < graph.nodes.size());
    CHECK(graph.nodes[replica].of == "Carts");
    CHECK(graph.nodes[replica].estimate == "≈ 20/s");
    REQUIRE(graph.frames.size() == 3);
    CHECK(graph.frames[0].title == "us-east-1");
    CHECK(graph.frames[0].nodes.size() == 2);
    CHECK(graph.frames[1].title == "VPC");
    CHECK(graph.frames[1].nodes == std::vector{graph.find(OutlineItem::Kind::Resource, "Work")});
    CHECK(graph.frames[2].title == "eu-west-1");
    CHECK(graph.frames[2].nodes == std::vector{replica});
    const auto far = std::ranges::find(graph.edges, replica, &GraphEdge::to);
    REQUIRE(far != graph.edges.end());
    CHECK(graph.nodes[far->from].key == "Europeans");
    CHECK(far->perSecond == 20.0);
    // Who uses the other region stands beside it.
    const auto places = layeredLayout(layoutNodesOf(graph), graph.pairs());
    CHECK(places[far->from].y() > places[graph.find(OutlineItem::Kind::Resource, "Carts")].y());
    // A design in one region has that alone, and clusters are in a VPC.
    const Graph plain = graphOf(sample::scenario(), 0);
    REQUIRE(plain.frames.size() == 1);
    CHECK(plain.frames[0].nodes.size() == 4);
}

TEST_CASE("arrows show what was counted, and say so where it is only expected") {
    const study::StudyResult study = sample::result();
    const RunMoments moments(study, study.designs[0]);
    const Graph graph = graphOf(sample::scenario(), 0);
    const std::size_t api = graph.find(OutlineItem::Kind::Resource, "Api");
    const std::size_t views = graph.find(OutlineItem::Kind::Resource, "Views");
    for (const GraphEdge& edge : graph.edges) {
        const auto rate = moments.rateAlong(graph, edge, 60.0);
        REQUIRE(rate);
        CHECK(rate->expected == (edge.to == views || edge.to == graph.find(OutlineItem::Kind::Resource, "Products")));
        if (edge.to == api) CHECK(rate->perSecond == Approx(study.designs[0].series[0].values[1] / 60.0));
    }
    // A second caller of the API: what each of them sent is known, not what the API's count was made of.
    Graph two = graph;
    two.nodes.push_back({OutlineItem::Kind::Workload, "Others", "Others", {}, {}});
    two.edges.push_back({two.nodes.size() - 1, api, "GET /", 1.0, 5.0});
    const auto shoppers = std::ranges::find(two.edges, api, &GraphEdge::to);
    const auto sent = std::ranges::find(study.designs[0].series, "Shoppers/Requests/Sum", &study::Series::name);
    REQUIRE(sent != study.designs[0].series.end());
    CHECK(moments.rateAlong(two, *shoppers, 60.0)->perSecond == Approx(sent->values[1] / 60.0));
    CHECK_FALSE(moments.rateAlong(two, two.edges.back(), 60.0));  // it sent nothing in this run
}

TEST_CASE("what a resource costs at a moment follows its use") {
    study::StudyResult study = sample::result();
    study::DesignResult& design = study.designs[0];
    const NodeState whole = RunMoments(study, design).stateOf(resource("Api"), {});
    CHECK(whole.cost.endsWith("/mo"));
    // Without a profile every hour costs the same: $415.74 a month over 730 hours.
    CHECK(RunMoments(study, design).stateOf(resource("Api"), 0.0).cost == QString("$0.570/h"));
    // All requests in the first hour of the day: a 730th of 24 times as much then, and nothing of them later.
    study::UsageProfile profile{"Api", "AmazonApiGateway", "ApiGatewayHttpRequest", std::vector<std::int64_t>(24, 0)};
    profile.billionths[0] = 1'000'000'000;
    design.profiles = {profile};
    const RunMoments moments(study, design);
    CHECK(moments.stateOf(resource("Api"), 1800.0).cost == QString("$10.46/h"));
    CHECK(moments.stateOf(resource("Api"), 5400.0).cost == QString("$0.140/h"));
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
    CHECK(busy.refused.startsWith("throttled"));
    CHECK(busy.line.isEmpty());  // a table of the sample has no latency, and beside the cost it would be cut
    CHECK(busy.mood == Mood::Bad);
    const auto answered =
        std::ranges::find(study.designs[1].series, "Views/SuccessfulRequests/Sum", &study::Series::name);
    REQUIRE(answered != study.designs[1].series.end());
    CHECK(busy.refused == "throttled " + shareText(40.0 / (40.0 + answered->values[470])));
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

TEST_CASE("a box says what was throttled beside the latency, at a moment the p99 of its minute") {
    study::StudyResult study = sample::result();
    study::DesignResult& design = study.designs[0];
    const std::size_t minutes = design.series.front().values.size();
    study::Series throttled;
    throttled.name = "Api/Throttled/Sum";
    throttled.values.assign(minutes, 1.0);
    design.series.push_back(throttled);
    const RunMoments moments(study, design);
    const NodeState whole = moments.stateOf(resource("Api"), {});
    CHECK(whole.line.startsWith("p99 119"));
    CHECK(whole.refused.startsWith("throttled "));
    CHECK(whole.mood == Mood::Bad);
    CHECK(whole.spoken.contains(whole.line + ", " + whole.refused));
    const auto p99 = std::ranges::find(design.series, std::string("Api/Latency/p99"), &study::Series::name);
    REQUIRE(p99 != design.series.end());
    const NodeState moment = moments.stateOf(resource("Api"), 600.0);
    CHECK(moment.line == "p99 " + say::duration(p99->values[10] / 1e3));
}

TEST_CASE("texts of a diagram can be read: five layers at the size of a small laptop") {
    Graph graph;
    for (std::size_t i = 0; i < 5; ++i) {
        graph.nodes.push_back({OutlineItem::Kind::Resource, "R" + std::to_string(i), QString("R%1").arg(i), "x", ""});
        if (i > 0) graph.edges.push_back({i - 1, i, "Invoke", 1.0, 120.0});
    }
    DiagramView view;
    view.resize(780, 620);  // what the panels of a window of 1280 x 800 leave
    view.setVisible(true);
    view.show(graph, {});
    const double pixels = QFontInfo(view.font()).pixelSize() * view.transform().m11();
    CHECK(pixels * DiagramNode::kText > 8.0);
    for (const DiagramNode* node : view.nodes())
        CHECK(view.viewport()->rect().contains(view.mapFromScene(node->sceneBoundingRect()).boundingRect()));
    // An arrow that runs level is seen: what it says stands above it.
    for (const DiagramEdge* edge : view.edges())
        CHECK(edge->labelBox().bottom() < view.nodes().front()->rightMiddle().y());
    graph.nodes.resize(4);
    graph.edges.resize(3);
    view.show(graph, {});
    view.begin();
    CHECK(QFontInfo(view.font()).pixelSize() * view.transform().m11() * DiagramNode::kText > 10.0);
}
