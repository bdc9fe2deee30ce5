// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/items/outline.hpp"

namespace headroom::gui {

/// A box of the diagram: a resource or a workload.
struct GraphNode {
    OutlineItem::Kind kind = OutlineItem::Kind::Resource;
    std::string key;
    QString title;
    QString detail;      ///< service and what matters most of its settings: "Lambda · arm64 512 MB"
    QString estimate;    ///< what is expected of it before a run: "≈ 120/s, 3.9 at once"
    bool opens = false;  ///< it has states that are a graph of their own
    bool operator==(const GraphNode&) const = default;
};

/// An arrow of the diagram.
struct GraphEdge {
    std::size_t from = 0;  ///< indices of nodes
    std::size_t to = 0;
    QString what;                      ///< "GET /products/{id}", "GetItem, PutItem"
    std::optional<double> perRequest;  ///< calls for each request of `from`
    std::optional<double> perSecond;   ///< expected on the mean
    bool operator==(const GraphEdge&) const = default;
};

/// What a design consists of and who calls whom: only what that design has.
struct Graph {
    std::vector<GraphNode> nodes;  ///< workloads first
    std::vector<GraphEdge> edges;
    bool operator==(const Graph&) const = default;

    /// Its index; nodes.size() when there is none.
    std::size_t find(OutlineItem::Kind kind, const std::string& key) const;
    std::vector<std::pair<std::size_t, std::size_t>> pairs() const;
};

/// `design` is an index into the scenario's designs.
Graph graphOf(const format::Scenario& scenario, std::size_t design);

}  // namespace headroom::gui
