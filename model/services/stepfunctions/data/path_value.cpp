// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <deque>
#include <span>

#include "model/services/stepfunctions/data/filter_value.hpp"
#include "model/services/stepfunctions/data/sources.hpp"

namespace headroom::stepfunctions::data {

namespace {

using Nodes = std::vector<const Json*>;

/// Walks a path step by step; what functions compute lives as long as the walk.
class Walk {
public:
    explicit Walk(const Sources& sources) : sources_(sources) {}

    /// What the path names; nothing when its variable is not there. `current`: what a filter looks at.
    std::optional<Nodes> nodes(const Path& path, const Json* current) {
        const Start start = startOf(path, current);
        if (start.node == nullptr) return std::nullopt;
        Nodes nodes{start.node};
        for (const PathStep& step : std::span(path.steps).subspan(start.steps)) nodes = after(nodes, step);
        return nodes;
    }

private:
    /// A node and how many of the path's steps lead there.
    struct Start {
        const Json* node;
        std::size_t steps;
    };

    Start startOf(const Path& path, const Json* current) {
        switch (path.root) {
            case PathRoot::Input:
                return {&sources_.input, 0};
            case PathRoot::Context:
                return startInContext(path);
            case PathRoot::Variable:
                return {sources_.variables.find(path.variable), 0};
            case PathRoot::Current:
                return {current, 0};
        }
        return {nullptr, 0};
    }

    /// Its parts are as large as inputs are: copied only into a value that has others of it as well.
    Start startInContext(const Path& path) {
        const std::vector<ContextPart> parts = sources_.context.parts();
        bool reached = false;
        for (const ContextPart& part : parts) {
            const std::size_t common = namesInCommon(path, part.names);
            if (common == part.names.size()) return {part.value, common};
            reached = reached || common == path.steps.size() || !isOneName(path.steps[common]);
        }
        Json& made = made_.emplace_back(sources_.context.make());
        if (reached) put(parts, made);
        return {&made, 0};
    }

    static void put(const std::vector<ContextPart>& parts, Json& context) {
        for (const ContextPart& part : parts) {
            Json* place = &context;
            for (const std::string_view name : part.names) place = &(*place)[std::string(name)];
            *place = *part.value;
        }
    }

    static bool isOneName(const PathStep& step) {
        return step.kind == PathStep::Kind::Names && !step.deep && step.names.size() == 1;
    }

    static std::size_t namesInCommon(const Path& path, std::span<const std::string_view> names) {
        std::size_t common = 0;
        while (common < names.size() && common < path.steps.size() && isOneName(path.steps[common]) &&
               path.steps[common].names.front() == names[common])
            ++common;
        return common;
    }

    Nodes after(const Nodes& nodes, const PathStep& step) {
        Nodes result;
        for (const Json* node : nodes) {
            if (step.deep)
                deep(*node, step, result);
            else
                apply(*node, step, result);
        }
        return result;
    }

    void deep(const Json& node, const PathStep& step, Nodes& result) {
        apply(node, step, result);
        if (node.is_structured())
            for (const Json& inner : node) deep(inner, step, result);
    }

    void apply(const Json& node, const PathStep& step, Nodes& result) {
        switch (step.kind) {
            case PathStep::Kind::Names:
                for (const std::string& name : step.names)
                    if (const auto found = node.is_object() ? node.find(name) : node.end(); found != node.end())
                        result.push_back(&*found);
                return;
            case PathStep::Kind::Wildcard:
                if (node.is_structured())
                    for (const Json& inner : node) result.push_back(&inner);
                return;
            case PathStep::Kind::Indexes:
            case PathStep::Kind::Script:
                for (const std::int64_t index : step.indexes) add(node, index, result);
                return;
            case PathStep::Kind::Slice:
                return slice(node, step, result);
            case PathStep::Kind::Filter:
                return filter(node, *step.filter, result);
            case PathStep::Kind::Function:
                return function(node, step.names.front(), result);
        }
    }

    static void add(const Json& node, std::int64_t index, Nodes& result) {
        if (!node.is_array()) return;
        const auto size = static_cast<std::int64_t>(node.size());
        const std::int64_t at = index < 0 ? size + index : index;
        if (at >= 0 && at < size) result.push_back(&node[static_cast<std::size_t>(at)]);
    }

    static void slice(const Json& node, const PathStep& step, Nodes& result) {
        if (!node.is_array()) return;
        const auto size = static_cast<std::int64_t>(node.size());
        const auto bound = [size](std::int64_t at) {
            return std::clamp<std::int64_t>(at < 0 ? size + at : at, 0, size);
        };
        const std::int64_t from = bound(step.from.value_or(0));
        const std::int64_t to = bound(step.to.value_or(size));
        for (std::int64_t i = from; i < to; ++i) add(node, i, result);
    }

    // Of a list each element is tried, of an object the object itself.
    void filter(const Json& node, const Filter& wanted, Nodes& result) {
        if (node.is_object() && matches(wanted, node)) result.push_back(&node);
        if (node.is_array())
            for (const Json& element : node)
                if (matches(wanted, element)) result.push_back(&element);
    }

    void function(const Json& node, const std::string& name, Nodes& result) {
        if (name == "length" && (node.is_structured() || node.is_string())) {
            const std::size_t size = node.is_string() ? node.get_ref<const std::string&>().size() : node.size();
            result.push_back(&made_.emplace_back(size));
        } else if (name == "keys" && node.is_object()) {
            Json& keys = made_.emplace_back(Json::array());
            for (const auto& [key, value] : node.items()) keys.push_back(key);
            result.push_back(&keys);
        } else if (node.is_array() && !node.empty()) {
            aggregate(node, name, result);
        }
    }

    void aggregate(const Json& list, const std::string& name, Nodes& result) {
        double sum = 0.0;
        double least = 0.0;
        double most = 0.0;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!list[i].is_number()) return;
            const auto value = list[i].get<double>();
            sum += value;
            least = i == 0 ? value : std::min(least, value);
            most = i == 0 ? value : std::max(most, value);
        }
        if (name == "sum") result.push_back(&made_.emplace_back(sum));
        if (name == "avg") result.push_back(&made_.emplace_back(sum / static_cast<double>(list.size())));
        if (name == "min") result.push_back(&made_.emplace_back(least));
        if (name == "max") result.push_back(&made_.emplace_back(most));
    }

    // Depth is bounded by kMaxExpressionDepth.
    bool matches(const Filter& wanted, const Json& current) {
        switch (wanted.kind) {
            case Filter::Kind::And:
                return std::ranges::all_of(wanted.parts, [&](const Filter& part) { return matches(part, current); });
            case Filter::Kind::Or:
                return std::ranges::any_of(wanted.parts, [&](const Filter& part) { return matches(part, current); });
            case Filter::Kind::Not:
                return !matches(wanted.parts.front(), current);
            case Filter::Kind::Exists:
                return operand(wanted.left, current).has_value();
            case Filter::Kind::Equal:
            case Filter::Kind::NotEqual:
            case Filter::Kind::Less:
            case Filter::Kind::LessEqual:
            case Filter::Kind::Greater:
            case Filter::Kind::GreaterEqual:
            case Filter::Kind::In:
            case Filter::Kind::NotIn:
            case Filter::Kind::SubsetOf:
            case Filter::Kind::AnyOf:
            case Filter::Kind::NoneOf:
            case Filter::Kind::Contains:
            case Filter::Kind::Size:
            case Filter::Kind::Empty:
                break;
        }
        return compares(wanted.kind, operand(wanted.left, current), operand(wanted.right, current));
    }

    std::optional<Json> operand(const FilterOperand& given, const Json& current) {
        if (const auto* path = std::get_if<Path>(&given)) {
            const std::optional<Nodes> found = nodes(*path, &current);
            if (!found || found->empty()) return std::nullopt;
            return *found->front();
        }
        return literalOf(given);
    }

    const Sources& sources_;
    std::deque<Json> made_;
};

}  // namespace

std::optional<Json> find(const Path& path, const Sources& sources) {
    Walk walk(sources);
    const std::optional<Nodes> nodes = walk.nodes(path, nullptr);
    if (!nodes) return std::nullopt;
    if (path.isDefinite()) return nodes->empty() ? std::nullopt : std::optional(*nodes->front());
    Json list = Json::array();
    for (const Json* node : *nodes) list.push_back(*node);
    return list;
}

}  // namespace headroom::stepfunctions::data
