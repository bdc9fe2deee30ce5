// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/state_graph.hpp"

#include <algorithm>
#include <map>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

using stepfunctions::Definition;
using stepfunctions::State;
using stepfunctions::StateIndex;
using stepfunctions::StateType;

constexpr double kBadErrors = 0.01;  // from which a state is marked

QString typeName(StateType type) {
    switch (type) {
        case StateType::Pass:
            return QStringLiteral("Pass");
        case StateType::Task:
            return QStringLiteral("Task");
        case StateType::Choice:
            return QStringLiteral("Choice");
        case StateType::Wait:
            return QStringLiteral("Wait");
        case StateType::Succeed:
            return QStringLiteral("Succeed");
        case StateType::Fail:
            return QStringLiteral("Fail");
        case StateType::Parallel:
            return QStringLiteral("Parallel");
        case StateType::Map:
            return QStringLiteral("Map");
    }
    return {};
}

/// "Task · in ForEach": its type, and the state whose branch or iteration it belongs to.
QString detailOf(const Definition& definition, const State& state) {
    QString text = typeName(state.type);
    const StateIndex parent = definition.scopes[state.scope].parent;
    if (parent != stepfunctions::kNone) text += gui::tr(" · in %1").arg(say::text(definition.states[parent].name));
    return text;
}

class GraphMaker {
public:
    explicit GraphMaker(const Definition& definition) : definition_(definition) {}

    Graph make() {
        for (const State& state : definition_.states)
            graph_.nodes.push_back(
                {OutlineItem::Kind::Resource, state.name, say::text(state.name), detailOf(definition_, state), {}});
        for (StateIndex i = 0; i < definition_.states.size(); ++i) addWays(i, definition_.states[i]);
        return std::move(graph_);
    }

private:
    void addWays(StateIndex from, const State& state) {
        for (std::size_t rule = 0; rule < state.choices.size(); ++rule)
            add(from, state.choices[rule], gui::tr("rule %1").arg(rule + 1));
        add(from, state.otherwise, gui::tr("default"));
        add(from, state.next, gui::tr("next"));
        for (const stepfunctions::Catcher& catcher : state.catchers) {
            QStringList errors;
            for (const std::string& error : catcher.errorEquals) errors << say::text(error);
            add(from, catcher.next, gui::tr("caught: %1").arg(errors.join(QStringLiteral(", "))));
        }
        for (std::size_t branch = 0; branch < state.branches.size(); ++branch)
            add(from, definition_.scopes[state.branches[branch]].startAt, gui::tr("branch %1").arg(branch + 1));
        if (state.map) add(from, definition_.scopes[state.map->processor].startAt, gui::tr("each item"));
    }

    /// Several ways between the same two states are one arrow.
    void add(StateIndex from, StateIndex to, const QString& what) {
        if (to == stepfunctions::kNone) return;
        const auto known = std::ranges::find_if(
            graph_.edges, [&](const GraphEdge& edge) { return edge.from == from && edge.to == to; });
        if (known == graph_.edges.end()) {
            graph_.edges.push_back({from, to, what, std::nullopt, std::nullopt});
        } else {
            known->what += QStringLiteral(", ") + what;
        }
    }

    const Definition& definition_;
    Graph graph_;
};

using Figures = std::map<std::string, double>;  ///< "NAME/Entered"

Figures figuresOf(const std::string& machine, const study::DesignResult& result) {
    constexpr std::string_view kLead = "state/";
    Figures figures;
    for (const study::ResourceFigures& resource : result.resources) {
        if (resource.resource != machine) continue;
        for (const auto& [name, value] : resource.figures) {
            if (name.starts_with(kLead)) figures[name.substr(kLead.size())] = value;
        }
    }
    return figures;
}

double valueOf(const Figures& figures, const std::string& name) {
    const auto found = figures.find(name);
    return found == figures.end() ? 0.0 : found->second;
}

NodeState stateOf(const Figures& figures, const std::string& name) {
    NodeState state;
    const double entered = valueOf(figures, name + "/Entered");
    const double errors = valueOf(figures, name + "/ErrorRate");
    const double retries = valueOf(figures, name + "/Retries");
    const QString mean = say::duration(valueOf(figures, name + "/DurationMean"));
    state.hot = valueOf(figures, name + "/OnHotPath") > 0.0;
    if (entered <= 0.0) {
        state.line = gui::tr("never entered");
        state.spoken = state.line;
        return state;
    }
    state.mood = errors >= kBadErrors ? Mood::Bad : Mood::Good;
    state.line = errors > 0.0 ? gui::tr("failed %1").arg(say::percent(errors)) : gui::tr("mean %1").arg(mean);
    state.cost = say::count(entered) + QStringLiteral("×");
    state.spoken = gui::tr("entered %1 times, mean %2, failed %3, %4 retries")
                       .arg(say::count(entered), mean, say::percent(errors), say::count(retries));
    if (state.hot) state.spoken += gui::tr(", on the hot path");
    return state;
}

}  // namespace

Graph stateGraphOf(const Definition& definition) { return GraphMaker(definition).make(); }

StatesRun statesRunOf(const Graph& graph, const std::string& machine, const study::DesignResult& result) {
    StatesRun run;
    const Figures figures = figuresOf(machine, result);
    if (figures.empty()) return run;
    for (const GraphNode& node : graph.nodes) run.nodes.push_back(stateOf(figures, node.key));
    std::vector<double> times;
    double most = 0.0;
    for (const GraphEdge& edge : graph.edges) {
        const std::string& from = graph.nodes[edge.from].key;
        const std::string& to = graph.nodes[edge.to].key;
        const auto taken = figures.find(from + "/To/" + to);
        // Into a branch or an iteration no way is counted: as often as its first state was entered.
        times.push_back(taken != figures.end() ? taken->second : valueOf(figures, to + "/Entered"));
        most = std::max(most, times.back());
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        double largest = 0.0;
        for (std::size_t j = 0; j < graph.edges.size(); ++j) {
            if (graph.edges[j].from == edge.from) largest = std::max(largest, times[j]);
        }
        const bool counted = figures.contains(graph.nodes[edge.from].key + "/To/" + graph.nodes[edge.to].key);
        const bool hot =
            run.nodes[edge.from].hot && run.nodes[edge.to].hot && times[i] > 0.0 && (!counted || times[i] >= largest);
        run.ways.push_back(
            {times[i] > 0.0 ? say::count(times[i]) : QString(), most > 0.0 ? times[i] / most : 0.0, hot});
    }
    return run;
}

}  // namespace headroom::gui
