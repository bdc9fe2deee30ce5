// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/graph.hpp"

#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/arrivals_text.hpp"
#include "gui/translated.hpp"
#include "scenarios/format/call_graph.hpp"
#include "scenarios/study/expected_load.hpp"

namespace headroom::gui {

namespace {

QString memoryText(std::int64_t megabytes) { return say::number(static_cast<double>(megabytes)) + gui::tr(" MB"); }

/// The setting that one looks for first, by service; a service without one is named alone.
struct KeySetting {
    template <class Other>
    QString operator()(const Other&) const {
        return {};
    }
    QString operator()(const apigateway::Spec& api) const {
        const auto routes = static_cast<qsizetype>(api.routes.size());
        return routes == 1 ? gui::tr("1 route") : gui::tr("%1 routes").arg(routes);
    }
    QString operator()(const lambda::Spec& function) const {
        const bool arm = function.architecture == lambda::Architecture::Arm;
        return (arm ? gui::tr("arm64 ") : QString()) + memoryText(function.memorySize);
    }
    QString operator()(const dynamodb::Spec& table) const {
        return table.billingMode == dynamodb::BillingMode::Provisioned ? gui::tr("provisioned") : gui::tr("on-demand");
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
    return graph;
}

}  // namespace headroom::gui
