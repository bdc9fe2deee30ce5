// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/stacks.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>

#include "scenarios/import/exports.hpp"

namespace headroom::importing {

using document::Node;

namespace {

/// What tools call the file of whatever project it is.
constexpr std::array<std::string_view, 5> kUsual{"template", "packaged", "plan", "tfplan", "state"};

/// Letters and digits, each word with a capital letter: in front of names.
std::string prefixOf(const std::string& stack) {
    std::string prefix;
    bool upper = true;
    for (const char c : stack) {
        const bool small = c >= 'a' && c <= 'z';
        const bool letter = small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) prefix += upper && small ? static_cast<char>(c - 32) : c;
        upper = !letter;
    }
    return prefix.empty() ? "Stack" : prefix;
}

void rename(Resource& resource, const NewNames& names) {
    renameReferences(resource.properties, names);
    renameInRoutes(resource.routes, names);
}

/// "Orders", "Orders.Timeout", "Orders GET /".
void renameSubject(Entry& entry, const NewNames& names) {
    const std::size_t end = std::min(entry.subject.find_first_of(". "), entry.subject.size());
    const auto at = names.find(entry.subject.substr(0, end));
    if (at != names.end()) entry.subject = at->second + entry.subject.substr(end);
}

/// The names of the file that are taken, and what stands for them.
NewNames newNames(const Inventory& own, const Inventory& all, const std::string& file) {
    const std::string prefix = prefixOf(stackNameOf(file));
    NewNames names;
    for (const Resource& resource : own.resources) {
        if (all.find(resource.name) == nullptr && !all.unset.contains(resource.name)) continue;
        const std::string wanted = prefix + resource.name;
        std::string name = wanted;
        for (int i = 2; all.find(name) != nullptr || own.find(name) != nullptr; ++i) name = wanted + std::to_string(i);
        names.emplace(resource.name, std::move(name));
    }
    // What has no value is told by the name that follows the slash.
    for (const std::string& parameter : own.unset) {
        if (all.find(parameter) != nullptr) names.emplace(parameter, prefix + "/" + parameter);
    }
    return names;
}

}  // namespace

std::string stackNameOf(const std::string& file) {
    const std::filesystem::path path(file);
    std::string name = path.filename().string();
    name = name.substr(0, name.find('.'));
    const std::string folder = path.parent_path().filename().string();
    const bool usual = std::ranges::find(kUsual, std::string_view(name)) != kUsual.end();
    return usual && !folder.empty() && folder != "." && folder != ".." ? folder : name;
}

void Stacks::add(Inventory own, std::size_t index, const std::string& file, Inventory& all, Report& report,
                 std::size_t since) {
    const NewNames names = newNames(own, all, file);
    for (Resource& resource : own.resources) {
        const auto at = names.find(resource.name);
        const std::string name = at != names.end() ? at->second : resource.name;
        abroad_.emplace(nameAbroad(index, resource.name), name);
        if (at != names.end()) renamed_.emplace(name, resource.name);
        if (!names.empty()) rename(resource, names);
        resource.name = name;
    }
    for (std::size_t i = since; i < report.size() && !names.empty(); ++i) renameSubject(report[i], names);
    for (const std::string& parameter : own.unset) {
        const auto at = names.find(parameter);
        all.unset.insert(at != names.end() ? at->second : parameter);
    }
    std::ranges::move(own.resources, std::back_inserter(all.resources));
}

void Stacks::tell(Report& report) const {
    for (Entry& entry : report) {
        const auto old = renamed_.find(entry.subject);
        if (old == renamed_.end() || (entry.fate != Fate::Taken && entry.fate != Fate::LeftOut)) continue;
        entry.text += "; it is " + old->second + " in its file: an earlier file has that name as well";
    }
}

std::string Stacks::nameOf(std::size_t index, const std::string& own) const {
    const auto at = abroad_.find(nameAbroad(index, own));
    return at != abroad_.end() ? at->second : std::string();
}

void Stacks::connect(Inventory& all) const {
    for (Resource& resource : all.resources) rename(resource, abroad_);
}

}  // namespace headroom::importing
