// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/nested_stacks.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "scenarios/import/implied_apis.hpp"
#include "scenarios/import/includes.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/sam_parts.hpp"
#include "scenarios/import/stack_names.hpp"

namespace headroom::importing {

using document::Member;
using document::Node;

namespace {

namespace fs = std::filesystem;

constexpr int kDeepest = 8;  // of ours: nobody nests further

/// What has names that others refer to.
constexpr std::array<const char*, 3> kSections{"Conditions", "Mappings", "Resources"};

bool isStack(const Node& resource) {
    const std::string type = resource.isObject() ? textOf(resource, "Type") : std::string();
    return type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application";
}

/// The file that a stack's template is in; empty where it is none beside the parent.
fs::path fileOf(const Node& stack, const std::string& parent) {
    const Node& properties = memberOf(stack, "Properties");
    std::string location = textOf(properties, "TemplateURL");
    if (location.empty()) location = textOf(properties, "Location");
    const Node& metadata = memberOf(stack, "Metadata");  // of the CDK, whose TemplateURL is put together from assets
    if (location.empty() && textOf(metadata, "aws:asset:property") == "TemplateURL")
        location = textOf(metadata, "aws:asset:path");
    if (location.empty() || location.find("://") != std::string::npos || fs::path(location).is_absolute()) return {};
    return (fs::path(parent).parent_path() / location).lexically_normal();
}

class Inlining {
public:
    Inlining(Report& report, document::Problems& problems) : report_(report), problems_(problems) {}

    std::map<std::string, std::string> takeFiles() { return std::move(files_); }

    /// The template of that file with its stacks in place.
    Node inlined(const Node& root, const std::string& file, int depth) {
        Node result = root;
        for (const Member& member : memberOf(root, "Resources").members()) {
            if (!isStack(member.value)) continue;
            const fs::path path = fileOf(member.value, file);
            std::error_code error;
            if (path.empty() || !fs::is_regular_file(path, error)) continue;
            place(member, path.string(), {file, member.keyPosition}, depth, result);
        }
        return outputs_.empty() ? result : withOutputs(result);
    }

private:
    void place(const Member& stack, const std::string& file, const Origin& origin, int depth, Node& result) {
        const std::string pointer = document::child("/Resources", stack.key);
        if (depth >= kDeepest || !open_.insert(file).second)
            return problems_.error(stack.keyPosition, pointer,
                                   depth >= kDeepest ? "is nested too deeply" : "is a stack inside of itself: " + file);
        document::Loaded loaded = document::readDocument(file);
        if (!loaded.ok() || !loaded.root->isObject()) {
            problems_.error(stack.keyPosition, pointer, "has a template that cannot be read: " + file);
            open_.erase(file);
            return;
        }
        Inlining inner(report_, problems_);
        inner.open_ = open_;
        const Node whole = withIncludes(std::move(*loaded.root), file, report_);
        const Node child = withGlobals(inner.inlined(whole, file, depth + 1));
        open_.erase(file);
        merge(stack, child, result);
        noteFiles(stack.key, child, file, inner.files_);
        report_.push_back({Fate::Taken, origin, stack.key, "nested stack, from " + fs::path(file).filename().string()});
    }

    /// A child's Globals are its own: they go into its resources.
    static Node withGlobals(Node child) {
        declareImpliedApis(child);
        const Node globals = memberOf(child, "Globals");
        Node* resources = child.find("Resources");
        for (std::size_t i = 0; resources != nullptr && resources->isObject() && i < resources->size(); ++i) {
            Node& resource = resources->members()[i].value;
            const std::string type = resource.isObject() ? textOf(resource, "Type") : std::string();
            constexpr std::string_view kSam = "AWS::Serverless::";
            if (!type.starts_with(kSam)) continue;
            const Node& global = memberOf(globals, type.substr(kSam.size()));
            if (global.size() > 0) resource.set("Properties", sam::merged(global, memberOf(resource, "Properties")));
        }
        return child;
    }

    /// What a child holds is of its file, or of that of a stack inside of it.
    void noteFiles(const std::string& stack, const Node& child, const std::string& file,
                   const std::map<std::string, std::string>& inside) {
        for (const char* section : kSections) {
            for (const Member& member : memberOf(child, section).members()) {
                const std::string prefix = std::string("/") + section + "/";
                const auto deeper = inside.find(prefix + member.key);
                files_[prefix + stack + member.key] = deeper != inside.end() ? deeper->second : file;
            }
        }
    }

    void merge(const Member& stack, const Node& child, Node& result) {
        const StackNames renaming(stack.key, child, memberOf(memberOf(stack.value, "Properties"), "Parameters"));
        for (const char* section : kSections) {
            Node* into = result.find(section);
            if (into == nullptr || !into->isObject()) into = &result.set(section, Node::object());
            for (const Member& member : memberOf(child, section).members()) {
                Node value = renaming.in(member.value);
                if (section == std::string_view("Resources")) guard(stack, value);
                into->set(renaming.name(member.key), std::move(value), member.keyPosition);
            }
        }
        std::erase_if(result.find("Resources")->members(),
                      [&](const Member& member) { return member.key == stack.key; });
        if (const Node* transform = child.find("Transform");
            transform != nullptr && result.find("Transform") == nullptr)
            result.set("Transform", *transform);
        for (const Member& output : memberOf(child, "Outputs").members()) {
            const Node* value = output.value.isObject() ? output.value.find("Value") : nullptr;
            if (value != nullptr) outputs_.emplace(stack.key + ".Outputs." + output.key, renaming.in(*value));
        }
    }

    /// A stack that is made on a condition makes its resources on it.
    static void guard(const Member& stack, Node& resource) {
        const Node* condition = stack.value.find("Condition");
        if (condition != nullptr && resource.isObject() && resource.find("Condition") == nullptr)
            resource.set("Condition", *condition);
    }

    /// What the parent asks its stacks for.
    Node withOutputs(const Node& value) const {
        if (value.isArray()) {
            Node list = Node::array(value.position());
            for (const Node& element : value.elements()) list.append(withOutputs(element));
            return list;
        }
        if (!value.isObject()) return value;
        if (const Node* output = outputOf(value)) return *output;
        Node object = Node::object(value.position());
        for (const Member& member : value.members()) {
            const bool sub = member.key == "Fn::Sub" && member.value.isString();
            object.members().push_back(
                {member.key, member.keyPosition, sub ? inSub(member.value) : withOutputs(member.value)});
        }
        return object;
    }

    const Node* outputOf(const Node& value) const {
        const Node* get = value.size() == 1 ? value.find("Fn::GetAtt") : nullptr;
        if (get == nullptr) return nullptr;
        std::string key = get->isString() ? get->asString() : std::string();
        if (get->isArray() && get->size() == 2 && get->elements()[0].isString() && get->elements()[1].isString())
            key = get->elements()[0].asString() + "." + get->elements()[1].asString();
        const auto output = outputs_.find(key);
        return output == outputs_.end() ? nullptr : &output->second;
    }

    Node inSub(const Node& argument) const {
        Node variables = Node::object(argument.position());
        std::string changed;
        for (const Piece& piece : piecesOf(argument.asString())) {
            const auto output = piece.reference ? outputs_.find(piece.text) : outputs_.end();
            if (output == outputs_.end()) {
                changed += piece.reference ? "${" + piece.text + "}" : escaped(piece.text);
                continue;
            }
            std::string variable;
            for (const char c : piece.text) variable += c == '.' ? std::string() : std::string(1, c);
            variables.set(variable, output->second);
            changed += "${" + variable + "}";
        }
        if (variables.size() == 0) return argument;
        Node pair = Node::array(argument.position());
        pair.append(Node::string(changed, argument.position()));
        pair.append(std::move(variables));
        return pair;
    }

    Report& report_;
    document::Problems& problems_;
    std::set<std::string> open_;                ///< files that are being read
    std::map<std::string, std::string> files_;  ///< where what is not of the template itself comes from
    std::map<std::string, Node> outputs_;       ///< "Stack.Outputs.Name"
};

}  // namespace

const std::string& WholeTemplate::fileOf(const std::string& pointer, const std::string& own) const {
    const std::size_t name = pointer.find('/', 1);
    const auto at = files.find(pointer.substr(0, name == std::string::npos ? name : pointer.find('/', name + 1)));
    return at != files.end() ? at->second : own;
}

WholeTemplate withStacksInline(Node root, const std::string& file, Report& report, document::Problems& problems) {
    const auto& resources = memberOf(root, "Resources").members();
    if (std::ranges::none_of(resources, [](const Member& member) { return isStack(member.value); }))
        return {std::move(root), {}};
    Inlining inlining(report, problems);
    Node whole = inlining.inlined(root, file, 0);
    return {std::move(whole), inlining.takeFiles()};
}

}  // namespace headroom::importing
