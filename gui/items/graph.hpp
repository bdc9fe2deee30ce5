// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/items/layered_layout.hpp"
#include "gui/items/outline.hpp"

namespace headroom::gui {

/// A box of the diagram: a resource or a workload.
struct GraphNode {
    OutlineItem::Kind kind = OutlineItem::Kind::Resource;
    std::string key;
    QString title;
    QString detail;                    ///< service and what matters most of its settings: "Lambda · arm64 512 MB"
    QString estimate;                  ///< what is expected of it before a run: "≈ 120/s, 3.9 at once"
    bool opens = false;                ///< it has states that are a graph of their own
    std::string of{};                  ///< a replica of this resource: what is done to it is done to that one
    bool deadLetters = false;          ///< a queue that another one moves messages to
    std::optional<double> patience{};  ///< seconds: of a queue, after which messages are received again
    bool operator==(const GraphNode&) const = default;
};

/// An arrow of the diagram.
struct GraphEdge {
    std::size_t from = 0;  ///< indices of nodes
    std::size_t to = 0;
    QString what;                      ///< "GET /products/{id}", "GetItem, PutItem"
    std::optional<double> perRequest;  ///< calls for each request of `from`
    std::optional<double> perSecond;   ///< expected on the mean
    bool failures = false;             ///< what failed too often goes this way: dead letters
    bool operator==(const GraphEdge&) const = default;
};

/// A boundary round boxes: a region, or the VPC that functions and clusters run in.
struct GraphFrame {
    enum class Kind : std::uint8_t { Region, Vpc };
    Kind kind = Kind::Region;
    QString title;
    std::vector<std::size_t> nodes;  ///< indices
    bool operator==(const GraphFrame&) const = default;
};

/// What a design consists of and who calls whom: only what that design has.
struct Graph {
    std::vector<GraphNode> nodes;  ///< workloads first
    std::vector<GraphEdge> edges;
    std::vector<GraphFrame> frames{};  ///< the scenario's own region first
    bool operator==(const Graph&) const = default;

    /// Its index; nodes.size() when there is none.
    std::size_t find(OutlineItem::Kind kind, const std::string& key) const;
    std::vector<std::pair<std::size_t, std::size_t>> pairs() const;
};

/// How the boxes are to be arranged so that no frame runs through one that is not in it.
std::vector<LayoutNode> layoutNodesOf(const Graph& graph);

/// `design` is an index into the scenario's designs.
Graph graphOf(const format::Scenario& scenario, std::size_t design);

}  // namespace headroom::gui
