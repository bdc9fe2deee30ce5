// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/layered_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace headroom::gui {

namespace {

constexpr int kSweeps = 12;
constexpr double kFrameGap = 0.6;  ///< steps more between boxes of different bands: their frames

/// A node, or a bend of an edge that passes a layer.
struct Point {
    std::size_t layer = 0;
    std::size_t band = 0;
    double place = 0.0;  ///< in its layer, in steps
    std::vector<std::size_t> left;
    std::vector<std::size_t> right;
};

class Layering {
public:
    Layering(const std::vector<LayoutNode>& nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges)
        : nodes_(nodes.size()), points_(nodes.size()) {
        for (std::size_t i = 0; i < nodes_; ++i) {
            points_[i].layer = nodes[i].firstLayer;
            points_[i].band = nodes[i].band;
        }
        assignLayers(edges);
        for (const auto& [from, to] : edges) addEdge(from, to);
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (points_[i].layer >= layers_.size()) layers_.resize(points_[i].layer + 1);
            layers_[points_[i].layer].push_back(i);
        }
        order();
        align();
        separate();
    }

    std::vector<QPointF> places(QSizeF step) const {
        double top = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < nodes_; ++i) top = std::min(top, points_[i].place);
        std::vector<QPointF> all;
        for (std::size_t i = 0; i < nodes_; ++i) {
            all.emplace_back(static_cast<double>(points_[i].layer) * step.width(),
                             std::round((points_[i].place - top) * step.height()));
        }
        return all;
    }

private:
    /// The longest way from a node that nothing leads to.
    void assignLayers(const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
        bool moved = true;
        for (std::size_t round = 0; moved && round < nodes_; ++round) {
            moved = false;
            for (const auto& [from, to] : edges) {
                if (from == to || points_[to].layer > points_[from].layer) continue;
                points_[to].layer = points_[from].layer + 1;
                moved = true;
            }
        }
    }

    void addEdge(std::size_t from, std::size_t to) {
        if (points_[to].layer <= points_[from].layer) return;
        std::size_t last = from;
        for (std::size_t layer = points_[from].layer + 1; layer < points_[to].layer; ++layer) {
            points_.push_back({layer, points_[from].band, 0.0, {last}, {}});
            points_[last].right.push_back(points_.size() - 1);
            last = points_.size() - 1;
        }
        points_[last].right.push_back(to);
        points_[to].left.push_back(last);
    }

    double meanOf(const std::vector<std::size_t>& neighbours, double otherwise) const {
        if (neighbours.empty()) return otherwise;
        double sum = 0.0;
        for (const std::size_t neighbour : neighbours) sum += points_[neighbour].place;
        return sum / static_cast<double>(neighbours.size());
    }

    void number(const std::vector<std::size_t>& layer) {
        for (std::size_t i = 0; i < layer.size(); ++i) points_[layer[i]].place = static_cast<double>(i);
    }

    void order() {
        for (const auto& layer : layers_) number(layer);
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            for (std::size_t i = 0; i < layers_.size(); ++i) {
                const bool forth = sweep % 2 == 0;
                auto& layer = layers_[forth ? i : layers_.size() - 1 - i];
                std::vector<std::tuple<std::size_t, double, std::size_t>> wanted;  // band, place, point
                for (const std::size_t point : layer) {
                    const auto& neighbours = forth ? points_[point].left : points_[point].right;
                    wanted.emplace_back(points_[point].band, meanOf(neighbours, points_[point].place), point);
                }
                std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) {
                    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
                });
                for (std::size_t at = 0; at < layer.size(); ++at) layer[at] = std::get<2>(wanted[at]);
                number(layer);
            }
        }
    }

    /// Heights: each layer is drawn towards its neighbours, whose middle it takes, and keeps one step between two.
    void align() {
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            for (std::size_t i = 0; i < layers_.size(); ++i) {
                const bool forth = sweep % 2 == 0;
                settle(layers_[forth ? i : layers_.size() - 1 - i], forth);
            }
        }
    }

    void settle(const std::vector<std::size_t>& layer, bool forth) {
        std::vector<double> wanted;
        for (const std::size_t point : layer) {
            const Point& one = points_[point];
            const auto& first = forth ? one.left : one.right;
            const auto& second = forth ? one.right : one.left;
            wanted.push_back(meanOf(first.empty() ? second : first, one.place));
        }
        // Down and up again: the mean of both keeps the middle.
        std::vector<double> down = wanted;
        std::vector<double> up = wanted;
        const auto apart = [&](std::size_t i) {  // from the one before
            return points_[layer[i]].band == points_[layer[i - 1]].band ? 1.0 : 1.0 + kFrameGap;
        };
        for (std::size_t i = 1; i < layer.size(); ++i) down[i] = std::max(down[i], down[i - 1] + apart(i));
        for (std::size_t i = layer.size(); i-- > 1;) up[i - 1] = std::min(up[i - 1], up[i] - apart(i));
        for (std::size_t i = 0; i < layer.size(); ++i) points_[layer[i]].place = (down[i] + up[i]) / 2.0;
    }

    /// The layers and heights that the boxes of a band take.
    struct Extent {
        std::size_t first = std::numeric_limits<std::size_t>::max();
        std::size_t last = 0;
        double top = std::numeric_limits<double>::max();
        double bottom = std::numeric_limits<double>::lowest();
        void add(const Point& point) {
            first = std::min(first, point.layer);
            last = std::max(last, point.layer);
            top = std::min(top, point.place);
            bottom = std::max(bottom, point.place);
        }
    };

    Extent extentOf(std::size_t band) const {
        Extent extent;
        for (std::size_t i = 0; i < nodes_; ++i) {
            if (points_[i].band == band) extent.add(points_[i]);
        }
        return extent;
    }

    /// How far a band must go down so that its frame holds nothing of the bands before it.
    double wayDown(std::size_t band, const Extent& own) const {
        const bool below = band % 2 == 0;
        const double gap = 1.0 + kFrameGap * (below ? 1.5 : 1.0);
        double lowest = std::numeric_limits<double>::lowest();
        bool meets = false;
        for (std::size_t i = 0; i < nodes_; ++i) {
            const Point& other = points_[i];
            if (other.band >= band || (!below && (other.layer < own.first || other.layer > own.last))) continue;
            lowest = std::max(lowest, other.place);
            meets = meets || (other.place > own.top - gap && (below || other.place < own.bottom + gap));
        }
        return meets ? lowest + gap - own.top : 0.0;
    }

    void separate() {
        std::size_t most = 0;
        for (std::size_t i = 0; i < nodes_; ++i) most = std::max(most, points_[i].band);
        for (std::size_t band = 1; band <= most; ++band) {
            const double down = wayDown(band, extentOf(band));
            for (Point& point : points_) {
                if (point.band == band) point.place += down;
            }
        }
    }

    std::size_t nodes_;
    std::vector<Point> points_;
    std::vector<std::vector<std::size_t>> layers_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> forwardEdges(
    std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges) {
    enum class Mark { Unseen, OnTheWay, Done };
    std::vector<Mark> marks(nodes, Mark::Unseen);
    std::vector<std::vector<std::size_t>> leaving(nodes);  // indices of edges
    for (std::size_t e = 0; e < edges.size(); ++e) leaving[edges[e].first].push_back(e);
    std::vector<bool> back(edges.size(), false);
    for (std::size_t start = 0; start < nodes; ++start) {
        if (marks[start] != Mark::Unseen) continue;
        std::vector<std::pair<std::size_t, std::size_t>> way{{start, 0}};  // a node, how many of its edges are done
        marks[start] = Mark::OnTheWay;
        while (!way.empty()) {
            auto& [node, next] = way.back();
            if (next == leaving[node].size()) {
                marks[node] = Mark::Done;
                way.pop_back();
                continue;
            }
            const std::size_t edge = leaving[node][next++];
            const std::size_t to = edges[edge].second;
            back[edge] = marks[to] == Mark::OnTheWay;
            if (marks[to] != Mark::Unseen) continue;
            marks[to] = Mark::OnTheWay;
            way.emplace_back(to, 0);
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> forward;
    for (std::size_t e = 0; e < edges.size(); ++e) {
        if (!back[e]) forward.push_back(edges[e]);
    }
    return forward;
}

std::vector<QPointF> layeredLayout(const std::vector<LayoutNode>& nodes,
                                   const std::vector<std::pair<std::size_t, std::size_t>>& edges, QSizeF step) {
    if (nodes.empty()) return {};
    return Layering(nodes, forwardEdges(nodes.size(), edges)).places(step);
}

std::vector<QPointF> layeredLayout(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges,
                                   QSizeF step) {
    return layeredLayout(std::vector<LayoutNode>(nodes), edges, step);
}

}  // namespace headroom::gui
