// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/parameters_in.hpp"

#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Node;

namespace {

class Looking {
public:
    explicit Looking(const Node& root) : conditions_(memberOf(root, "Conditions")) {}

    void in(const Node& value) {
        for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) in(value.elements()[i]);
        for (std::size_t i = 0; value.isObject() && i < value.size(); ++i) inMember(value.members()[i]);
    }

    std::set<std::string> take() { return std::move(found_); }

private:
    void inMember(const document::Member& member) {
        const Node& value = member.value;
        const bool list = value.isArray() && value.size() > 0 && value.elements()[0].isString();
        if (member.key == "Ref" && value.isString()) found_.insert(value.asString());
        if (member.key == "Condition" && value.isString()) inCondition(value.asString());
        if (member.key == "Fn::If" && list) inCondition(value.elements()[0].asString());
        if (member.key == "Fn::Sub" && value.isString()) inText(value.asString());
        if (member.key == "Fn::Sub" && list) inText(value.elements()[0].asString());
        in(value);
    }

    void inText(const std::string& text) {
        for (const Piece& piece : piecesOf(text)) {
            if (piece.reference) found_.insert(piece.text);
        }
    }

    void inCondition(const std::string& name) {
        const Node* condition = seen_.insert(name).second ? conditions_.find(name) : nullptr;
        if (condition != nullptr) in(*condition);
    }

    const Node& conditions_;
    std::set<std::string> found_;
    std::set<std::string> seen_;
};

}  // namespace

std::set<std::string> parametersIn(const Node& value, const Node& root) {
    Looking looking(root);
    looking.in(value);
    return looking.take();
}

}  // namespace headroom::importing
