// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenarios/document/alias_budget.hpp"
#include "scenarios/document/locator.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::document {

/// Thrown through yaml-cpp to end reading; the problem has been reported.
struct YamlStop {};

/// Builds a tree from yaml-cpp's events: unlike its own nodes this keeps duplicate keys apart, knows every place and
/// counts what aliases unfold to.
class YamlBuilder : public YAML::EventHandler {
public:
    YamlBuilder(const std::string& text, Problems& problems) : text_(text), locator_(text), problems_(problems) {}

    /// The document, once its end was reached; nothing if it cannot be trusted.
    std::optional<Node> take();
    Position at(const YAML::Mark& mark);

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    struct Key {
        std::string text;
        Position at;
        std::size_t offset = 0;
        bool dropped = false;
    };
    /// An array or object that is still open.
    struct Frame {
        Node node;
        std::string tag;
        YAML::anchor_t anchor = 0;
        bool flow = false;  ///< in brackets
        std::optional<Key> key;
    };
    struct Anchored {
        Node node;
        Extent extent;
    };

    bool expectsKey() const;
    std::string pointer() const;
    void error(Position at, std::string what);
    [[noreturn]] void stop(Position at, std::string what);
    void count(Position at, std::size_t values);
    void charge(Position at, const Extent& copy);
    bool reportsMissing(Position at, std::size_t offset, bool empty);
    void needDepth(Position at, int levels);
    void open(Frame frame);
    void close();
    void setKey(const YAML::Mark& mark, std::string_view tag, std::string text);
    Node scalar(Position at, const std::string& tag, const std::string& value);
    Node coreTagged(Position at, const std::string& tag, const std::string& value);
    Node tagged(Node node, const std::string& tag);
    void remember(YAML::anchor_t anchor, const Node& node);
    void place(Node node, YAML::anchor_t anchor);

    const std::string& text_;
    Locator locator_;
    Problems& problems_;
    std::vector<Frame> frames_;
    std::unordered_map<YAML::anchor_t, Anchored> anchors_;
    std::optional<Node> root_;
    int depth_ = 0;
    std::size_t values_ = 0;
    AliasBudget aliases_;
    std::size_t lastScalar_ = 0;
    bool documentSeen_ = false;
    bool damaged_ = false;
};

}  // namespace headroom::document
