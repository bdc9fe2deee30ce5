// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/yaml_builder.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "scenarios/document/duplicate_keys.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/utf8.hpp"
#include "scenarios/document/yaml_reader.hpp"
#include "scenarios/document/yaml_scalar.hpp"
#include "scenarios/document/yaml_tags.hpp"

namespace headroom::document {

namespace {

// yaml-cpp's marks of an untagged node: plain and quoted.
constexpr std::string_view kPlain = "?";
constexpr std::string_view kQuoted = "!";
constexpr std::string_view kCore = "tag:yaml.org,2002:";

bool isCore(std::string_view tag) { return tag.starts_with(kCore); }

// The text of a plain null at `text`, "" when nothing was written (`key:` and the end of the line).
std::string_view writtenNull(std::string_view text) {
    for (const std::string_view word : {"null", "Null", "NULL", "~"})
        if (text.starts_with(word)) return word;
    return "";
}

}  // namespace

std::optional<Node> YamlBuilder::take() {
    if (leavesQuoteOpen(text_, lastScalar_)) stop(locator_.at(lastScalar_), "this quote is never closed");
    if (damaged_ || !frames_.empty()) return std::nullopt;
    return std::move(root_);
}

Position YamlBuilder::at(const YAML::Mark& mark) {
    if (mark.is_null()) return {};
    return locator_.at(static_cast<std::size_t>(mark.pos));
}

void YamlBuilder::error(Position at, std::string what) {
    problems_.error(at, pointer(), std::move(what));
    if (problems_.overflowed()) throw YamlStop{};
}

void YamlBuilder::stop(Position at, std::string what) {
    problems_.error(at, pointer(), std::move(what));
    throw YamlStop{};
}

bool YamlBuilder::expectsKey() const {
    return !frames_.empty() && frames_.back().node.isObject() && !frames_.back().key;
}

std::string YamlBuilder::pointer() const {
    std::string pointer;
    for (const Frame& frame : frames_) {
        if (const std::string_view wrapper = longForm(frame.tag); !wrapper.empty()) appendToken(pointer, wrapper);
        if (frame.node.isArray())
            appendToken(pointer, frame.node.size());
        else if (frame.key)
            appendToken(pointer, frame.key->text);
    }
    return pointer;
}

void YamlBuilder::count(Position at, std::size_t values) {
    values_ += values;
    if (values_ > kMaxValues)
        stop(at, "more than " + std::to_string(kMaxValues) + " values; this is no scenario or usage file");
}

void YamlBuilder::charge(Position at, const Extent& copy) {
    if (!aliases_.allows(copy))
        stop(at, "anchors and aliases unfold to more than " + std::to_string(kMaxAliasValues) + " values or " +
                     std::to_string(kMaxAliasBytes >> 20U) + " MB (an alias bomb); write out what is meant");
}

void YamlBuilder::needDepth(Position at, int levels) {
    if (depth_ + levels > kMaxDepth) stop(at, "nested deeper than " + std::to_string(kMaxDepth) + " levels");
}

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
    if (documentSeen_) stop(at(mark), "the document ends before this; a file holds one YAML document");
    documentSeen_ = true;
}

// Two slips that yaml-cpp takes for nulls: a name without ':' (its null is at the name's own place) and `[1, , 2]`.
bool YamlBuilder::reportsMissing(Position at, std::size_t offset, bool empty) {
    if (frames_.empty()) return false;
    const Frame& top = frames_.back();
    const bool colon = top.key && !top.flow && offset <= top.key->offset;  // YAML allows {a, b}
    const bool value = empty && top.flow && top.node.isArray();
    if (colon) error(top.key->at, "':' and a value are expected after the name " + quoted(top.key->text));
    if (value) error(at, "a value is missing before this comma");
    if (colon || value) place(Node::reported(at), 0);
    return colon || value;
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    Position where = at(mark);
    const auto offset = std::min(static_cast<std::size_t>(mark.pos), text_.size());
    const std::string_view written = writtenNull(std::string_view(text_).substr(offset));
    const bool empty = written.empty() && anchor == 0;
    if (expectsKey()) {
        if (written.empty()) stop(where, "a name is missing before ':'");
        return setKey(mark, kQuoted, std::string(written));
    }
    count(where, 1);
    if (reportsMissing(where, offset, empty)) return;
    // For an empty value yaml-cpp tells the place of whatever comes next.
    if (empty && !frames_.empty()) where = frames_.back().key ? frames_.back().key->at : frames_.back().node.position();
    place(Node::null(where), anchor);
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const Position where = at(mark);
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) stop(where, "this alias lies inside what it names, so it would never end");
    const auto& [node, extent] = found->second;
    charge(where, extent);
    if (expectsKey()) {
        if (!node.isString()) stop(where, "a name must be text, this alias stands for something else");
        return setKey(mark, kQuoted, node.asString());
    }
    count(where, extent.values);
    needDepth(where, extent.height);
    place(node, 0);
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
    const Position where = at(mark);
    lastScalar_ = static_cast<std::size_t>(mark.pos);
    if (expectsKey()) {
        if (anchor != 0) remember(anchor, Node::string(value, where));
        return setKey(mark, tag, value);
    }
    count(where, 1);
    needDepth(where, levelsAdded(tag));
    place(scalar(where, tag, value), anchor);
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value style) {
    open({Node::array(at(mark)), tag, anchor, style == YAML::EmitterStyle::Flow, std::nullopt});
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value style) {
    open({Node::object(at(mark)), tag, anchor, style == YAML::EmitterStyle::Flow, std::nullopt});
}

void YamlBuilder::OnSequenceEnd() { close(); }

void YamlBuilder::OnMapEnd() {
    refuseDuplicateKeys(
        frames_.back().node, [this] { return pointer(); }, problems_);
    close();
}

void YamlBuilder::open(Frame frame) {
    const Position where = frame.node.position();
    const int levels = 1 + (longForm(frame.tag).empty() ? 0 : 1);
    count(where, 1);
    needDepth(where, levels);
    depth_ += levels;
    frames_.push_back(std::move(frame));
}

void YamlBuilder::close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    depth_ -= 1 + (longForm(frame.tag).empty() ? 0 : 1);
    place(tagged(std::move(frame.node), frame.tag), frame.anchor);
}

void YamlBuilder::setKey(const YAML::Mark& mark, std::string_view tag, std::string text) {
    const Position where = at(mark);
    if (tag != kPlain && tag != kQuoted && tag != std::string(kCore) + "str") error(where, "a name takes no tag");
    const bool merge = tag == kPlain && text == "<<";
    if (merge) {
        damaged_ = true;
        error(where, "merge keys (<<) are not read; write the members out, or alias the whole value");
    }
    if (text.size() > kMaxKeyBytes) {
        error(where, "a name longer than " + std::to_string(kMaxKeyBytes) + " bytes: " + quoted(text));
        truncateUtf8(text, kMaxKeyBytes);
    }
    frames_.back().key = Key{std::move(text), where, static_cast<std::size_t>(mark.pos), merge};
}

Node YamlBuilder::scalar(Position at, const std::string& tag, const std::string& value) {
    if (tag == kQuoted) return Node::string(value, at);
    if (isCore(tag)) return coreTagged(at, tag, value);
    if (tag != kPlain) return tagged(Node::string(value, at), tag);
    std::string fault;
    Node node = plainScalar(value, at, fault);
    if (!fault.empty()) error(at, std::move(fault));
    return node;
}

Node YamlBuilder::coreTagged(Position at, const std::string& tag, const std::string& value) {
    const std::string_view type = std::string_view(tag).substr(kCore.size());
    if (type == "str") return Node::string(value, at);
    std::string fault;
    Node node = plainScalar(value, at, fault);
    const bool fits = (type == "int" && node.isNumber() && node.asInteger()) || (type == "float" && node.isNumber()) ||
                      (type == "bool" && node.isBool()) || (type == "null" && node.isNull());
    if (fits && fault.empty()) return node;
    const bool known = type == "int" || type == "float" || type == "bool" || type == "null";
    if (known && fault.empty()) fault = quoted(value) + " is not what its tag !!" + std::string(type) + " says";
    error(at, fault.empty() ? unknownTag(tag) : std::move(fault));
    return Node::reported(at);
}

// Of a list, an object or a text that CloudFormation's tag stands before.
Node YamlBuilder::tagged(Node node, const std::string& tag) {
    const bool fits = tag == kPlain || tag == kQuoted || (tag == std::string(kCore) + "seq" && node.isArray()) ||
                      (tag == std::string(kCore) + "map" && node.isObject());
    if (fits) return node;
    const Position at = node.position();
    std::string fault;
    Node wrapped = longForm(tag).empty() ? Node::reported(at) : wrapInLongForm(tag, std::move(node), at, fault);
    if (wrapped.isReported()) error(at, fault.empty() ? unknownTag(tag) : std::move(fault));
    return wrapped;
}

void YamlBuilder::remember(YAML::anchor_t anchor, const Node& node) {
    const Extent extent = extentOf(node);
    charge(node.position(), extent);
    anchors_.insert_or_assign(anchor, Anchored{node, extent});
}

void YamlBuilder::place(Node node, YAML::anchor_t anchor) {
    if (anchor != 0) remember(anchor, node);
    // Said only now: of a [ that is never closed yaml-cpp first makes a key and then the better message.
    if (expectsKey()) stop(node.position(), "a name must be text, not a list or a map");
    if (frames_.empty()) {
        root_ = std::move(node);
        return;
    }
    Frame& top = frames_.back();
    if (top.node.isArray()) {
        top.node.append(std::move(node));
        return;
    }
    const Key key = std::move(*top.key);
    top.key.reset();
    if (!key.dropped) top.node.members().push_back({key.text, key.at, std::move(node)});
}

}  // namespace headroom::document
