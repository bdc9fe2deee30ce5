// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/circles.hpp"

#include <algorithm>

namespace headroom::format {

std::size_t Circles::numberOf(const std::string& name) {
    const auto [at, added] = numbers_.try_emplace(name, numbers_.size());
    if (!added) return at->second;
    names_.push_back(name);
    next_.emplace_back();
    return at->second;
}

void Circles::lead(const std::string& from, const std::string& to) {
    const std::size_t source = numberOf(from);
    const std::size_t target = numberOf(to);
    next_[source].push_back(target);
}

/// Tarjan's strongly connected components (1972), without recursion: a design may be ten thousand long.
void Circles::find() {
    struct Visit {
        std::size_t at;
        std::size_t tried;
    };
    std::vector<std::size_t> order(next_.size(), 0);
    std::vector<std::size_t> low(next_.size(), 0);
    std::vector<bool> held(next_.size(), false);
    std::vector<std::size_t> open;
    std::vector<Visit> path;
    std::size_t count = 0;
    circle_.assign(next_.size(), 0);
    const auto enter = [&](std::size_t at) {
        order[at] = low[at] = ++count;
        held[at] = true;
        open.push_back(at);
        path.push_back({at, 0});
    };
    for (std::size_t root = 0; root < next_.size(); ++root) {
        if (order[root] == 0) enter(root);
        while (!path.empty()) {
            const std::size_t at = path.back().at;
            if (path.back().tried < next_[at].size()) {
                const std::size_t to = next_[at][path.back().tried++];
                if (order[to] == 0)
                    enter(to);
                else if (held[to])
                    low[at] = std::min(low[at], order[to]);
                continue;
            }
            path.pop_back();
            if (!path.empty()) low[path.back().at] = std::min(low[path.back().at], low[at]);
            if (low[at] == order[at]) close(at, open, held);
        }
    }
}

/// Takes a component off the stack.
void Circles::close(std::size_t root, std::vector<std::size_t>& open, std::vector<bool>& held) {
    ++circles_;
    for (bool more = true; more; open.pop_back()) {
        const std::size_t member = open.back();
        held[member] = false;
        circle_[member] = circles_;
        more = member != root;
    }
}

bool Circles::inOne(const std::string& a, const std::string& b) const {
    const auto first = numbers_.find(a);
    const auto second = numbers_.find(b);
    return first != numbers_.end() && second != numbers_.end() && circle_[first->second] == circle_[second->second];
}

std::string Circles::way(const std::string& from, const std::string& to) const {
    constexpr std::size_t kMostNames = 8;
    const auto first = numbers_.find(from);
    const auto last = numbers_.find(to);
    if (first == numbers_.end() || last == numbers_.end()) return {};
    const std::size_t none = next_.size();
    std::vector<std::size_t> cameFrom(next_.size(), none);
    std::vector<std::size_t> reached{first->second};
    for (std::size_t i = 0; i < reached.size() && cameFrom[last->second] == none; ++i) {
        for (const std::size_t next : next_[reached[i]]) {
            if (next == first->second || cameFrom[next] != none) continue;
            cameFrom[next] = reached[i];
            reached.push_back(next);
        }
    }
    if (cameFrom[last->second] == none) return {};
    std::vector<std::size_t> way{last->second};
    while (way.back() != first->second) way.push_back(cameFrom[way.back()]);
    std::string text;
    for (std::size_t i = way.size(); i-- > 0;) {
        const bool shown = way.size() <= kMostNames || i < kMostNames / 2 || i >= way.size() - kMostNames / 2;
        if (shown) text += (text.empty() ? "" : " > ") + names_[way[i]];
        if (!shown && i == way.size() - kMostNames / 2 - 1) text += " > ...";
    }
    return text;
}

}  // namespace headroom::format
