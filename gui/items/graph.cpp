// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/graph.hpp"

#include <QStringList>

#include <algorithm>
#include <iterator>

#include "gui/format.hpp"
#include "gui/items/arrivals_text.hpp"
#include "gui/items/unfollowed.hpp"
#include "gui/translated.hpp"
#include "scenarios/format/call_graph.hpp"
#include "scenarios/format/global_tables.hpp"
#include "scenarios/study/expected_load.hpp"

namespace headroom::gui {

namespace {

QString memoryText(std::int64_t megabytes) { return say::number(static_cast<double>(megabytes)) + gui::tr(" MB"); }

/// Whether nothing of the design answers a route: a mock, or a server that would take no time at all, as a route has
/// whose function was taken out.
bool isOpen(const apigateway::RouteSpec& route) {
    return route.isMock() || (route.http && route.http->latency.isConstant() && route.http->latency.mean() == 0.0);
}

/// The setting that one looks for first, by service; a service without one is named alone.
struct KeySetting {
    template <class Other>
    QString operator()(const Other&) const {
        return {};
    }
    QString operator()(const apigateway::Spec& api) const {
        const auto routes = static_cast<qsizetype>(api.routes.size());
        const QString text = routes == 1 ? gui::tr("1 route") : gui::tr("%1 routes").arg(routes);
        const auto open = std::ranges::count_if(api.routes, isOpen);
        return open == 0 ? text : gui::tr("%1, %2 not connected").arg(text).arg(open);
    }
    QString operator()(const lambda::Spec& function) const {
        const bool arm = function.architecture == lambda::Architecture::Arm;
        return (arm ? gui::tr("arm64 ") : QString()) + memoryText(function.memorySize);
    }
    QString operator()(const dynamodb::Spec& table) const {
        return table.billingMode == dynamodb::BillingMode::Provisioned ? gui::tr("provisioned") : gui::tr("on-demand");
    }
    QString operator()(const sqs::Spec& queue) const {
        return queue.redrive ? gui::tr("DLQ after %1").arg(queue.redrive->maxReceiveCount) : gui::tr("no DLQ");
    }
    QString operator()(const dax::Spec& cluster) const {
        return QStringLiteral("%1 × %2").arg(cluster.replicationFactor).arg(say::text(cluster.type().name));
    }
};

GraphNode nodeOf(const format::Resource& resource) {
    const QString setting = std::visit(KeySetting{}, resource.spec);
    const QString label = say::text(format::serviceLabel(resource.spec));
    return {OutlineItem::Kind::Resource,
            resource.name,
            say::text(resource.name),
            setting.isEmpty() ? label : label + QStringLiteral(" · ") + setting,
            {},
            std::holds_alternative<stepfunctions::Spec>(resource.spec)};
}

GraphNode nodeOf(const workload::TrafficSpec& traffic) {
    return {OutlineItem::Kind::Workload,
            traffic.name,
            say::text(traffic.name),
            gui::tr("workload · ") + arrivalsText(traffic.arrivals),
            {}};
}

/// "≈ 120/s, 3.9 at once".
QString estimateOf(const study::ExpectedLoad& load) {
    QString text = QStringLiteral("≈ ") + say::rate(load.perSecond);
    if (load.atOnce) text += QStringLiteral(", ") + say::count(*load.atOnce) + gui::tr(" at once");
    return text;
}

GraphNode replicaNode(const format::Resource& table, const std::string& region) {
    const std::string name = format::replicaName(table.name, region);
    GraphNode node{OutlineItem::Kind::Resource, name, say::text(table.name), gui::tr("DynamoDB · replica"), {}};
    node.of = table.name;
    return node;
}

bool runsInVpc(const format::ServiceSpec& spec) {
    const auto* function = std::get_if<lambda::Spec>(&spec);
    return std::holds_alternative<dax::Spec>(spec) || (function != nullptr && function->vpc);
}

/// Resources into their region, replicas into theirs, and what runs in a VPC into one more.
void addFrames(const format::Scenario& scenario, const format::Design& design, Graph& graph) {
    GraphFrame home{GraphFrame::Kind::Region, say::text(scenario.region), {}};
    GraphFrame vpc{GraphFrame::Kind::Vpc, gui::tr("VPC"), {}};
    std::vector<GraphFrame> others;
    for (const format::Resource& resource : design.resources) {
        const std::size_t node = graph.find(OutlineItem::Kind::Resource, resource.name);
        home.nodes.push_back(node);
        if (runsInVpc(resource.spec)) vpc.nodes.push_back(node);
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr) continue;
        for (const std::string& region : table->replicas) {
            const QString title = say::text(region);
            auto frame = std::ranges::find(others, title, &GraphFrame::title);
            if (frame == others.end()) frame = others.insert(frame, {GraphFrame::Kind::Region, title, {}});
            frame->nodes.push_back(graph.nodes.size());
            graph.nodes.push_back(replicaNode(resource, region));
        }
    }
    for (GraphFrame* frame : {&home, &vpc}) {
        if (!frame->nodes.empty()) graph.frames.push_back(std::move(*frame));
    }
    std::ranges::move(others, std::back_inserter(graph.frames));
}

/// The arrows on which messages become dead letters.
void addRedrives(const format::Design& design, Graph& graph) {
    for (const format::Resource& resource : design.resources) {
        const auto* queue = std::get_if<sqs::Spec>(&resource.spec);
        if (queue == nullptr) continue;
        const std::size_t from = graph.find(OutlineItem::Kind::Resource, resource.name);
        graph.nodes[from].patience = base::toSeconds(queue->visibility());
        if (!queue->redrive) continue;
        const std::size_t to = graph.find(OutlineItem::Kind::Resource, queue->redrive->deadLetterQueue);
        if (to >= graph.nodes.size()) continue;
        graph.nodes[to].deadLetters = true;
        graph.edges.push_back(
            {from, to, gui::tr("messages received %1 times").arg(queue->redrive->maxReceiveCount), {}, {}, true});
    }
}

/// What mean rates do not reach has no estimate, in place of one of 0.
void forgetUnfollowed(const std::set<std::string>& unfollowed, Graph& graph) {
    const auto isUnfollowed = [&](const GraphNode& node) {
        return node.kind == OutlineItem::Kind::Resource && unfollowed.contains(node.key);
    };
    for (GraphNode& node : graph.nodes) {
        if (isUnfollowed(node)) node.estimate.clear();
    }
    for (GraphEdge& edge : graph.edges) {
        if (isUnfollowed(graph.nodes[edge.from])) edge.perSecond.reset();
    }
}

/// A replica is asked what its arrows bring.
void estimateReplicas(Graph& graph) {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].of.empty()) continue;
        double rate = 0.0;
        for (const GraphEdge& edge : graph.edges) rate += edge.to == i ? edge.perSecond.value_or(0.0) : 0.0;
        if (rate > 0.0) graph.nodes[i].estimate = QStringLiteral("≈ ") + say::rate(rate);
    }
}

}  // namespace

std::size_t Graph::find(OutlineItem::Kind kind, const std::string& key) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [&](const GraphNode& node) { return node.kind == kind && node.key == key; });
    return static_cast<std::size_t>(found - nodes.begin());
}

std::vector<std::pair<std::size_t, std::size_t>> Graph::pairs() const {
    std::vector<std::pair<std::size_t, std::size_t>> all;
    for (const GraphEdge& edge : edges) all.emplace_back(edge.from, edge.to);
    return all;
}

Graph graphOf(const format::Scenario& scenario, std::size_t design) {
    Graph graph;
    if (design >= scenario.designs.size()) return graph;
    const format::Design& shown = scenario.designs[design];
    for (const auto& workload : shown.workloads) graph.nodes.push_back(nodeOf(workload));
    for (const auto& resource : shown.resources) graph.nodes.push_back(nodeOf(resource));
    addFrames(scenario, shown, graph);
    for (const study::ExpectedLoad& load : study::expectedLoads(shown, scenario.simulation.duration)) {
        const std::size_t node = graph.find(OutlineItem::Kind::Resource, load.resource);
        if (node < graph.nodes.size()) graph.nodes[node].estimate = estimateOf(load);
    }
    for (const format::CallEdge& call : format::callsOf(shown, scenario.simulation.duration)) {
        QStringList what;
        for (const std::string& one : call.what) what << say::text(one);
        const auto kind = call.fromWorkload ? OutlineItem::Kind::Workload : OutlineItem::Kind::Resource;
        const GraphEdge edge{graph.find(kind, call.from), graph.find(OutlineItem::Kind::Resource, call.to),
                             what.join(QStringLiteral(", ")), call.perRequest, call.perSecond};
        if (edge.from < graph.nodes.size() && edge.to < graph.nodes.size()) graph.edges.push_back(edge);
    }
    addRedrives(shown, graph);
    forgetUnfollowed(unfollowedOf(shown, scenario.simulation.duration), graph);
    estimateReplicas(graph);
    return graph;
}

std::vector<LayoutNode> layoutNodesOf(const Graph& graph) {
    std::vector<LayoutNode> nodes(graph.nodes.size());
    if (graph.frames.empty()) return nodes;
    const auto isWorkload = [](const GraphNode& node) { return node.kind == OutlineItem::Kind::Workload; };
    const bool any = std::ranges::any_of(graph.nodes, isWorkload);  // they stand outside, at the left
    for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i].firstLayer = any && !isWorkload(graph.nodes[i]) ? 1 : 0;
    std::size_t regions = 0;
    for (const GraphFrame& frame : graph.frames) {
        const bool vpc = frame.kind == GraphFrame::Kind::Vpc;
        const std::size_t band = vpc ? 1 : 2 * regions++;
        for (const std::size_t node : frame.nodes) nodes[node].band = std::max(nodes[node].band, band);
    }
    // Who calls another region alone stands beside it.
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!isWorkload(graph.nodes[i])) continue;
        std::optional<std::size_t> lowest;
        for (const GraphEdge& edge : graph.edges) {
            const std::size_t band = nodes[edge.to].band;
            if (edge.from == i) lowest = std::min(lowest.value_or(band), band);
        }
        nodes[i].band = lowest && *lowest > 1 ? *lowest : 0;
    }
    return nodes;
}

}  // namespace headroom::gui
