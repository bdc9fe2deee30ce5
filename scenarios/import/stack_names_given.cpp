// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/stack_names_given.hpp"

#include <algorithm>

#include "scenarios/document/pointer.hpp"
#include "scenarios/import/evaluator.hpp"

namespace headroom::importing {

namespace {

/// Whether a path ends with these folders and this file.
bool endsWith(const std::string& path, const std::string& end) {
    const bool whole =
        path.size() == end.size() || (path.size() > end.size() && path[path.size() - end.size() - 1] == '/');
    return path.ends_with(end) && whole;
}

}  // namespace

bool isStackName(std::string_view parameter) {
    return parameter == kStackName ||
           (parameter.ends_with(kStackName) && parameter[parameter.size() - kStackName.size() - 1] == '/');
}

StackNamesGiven::StackNamesGiven(const std::map<std::string, std::string>& parameters,
                                 const std::set<std::string>& kept, const std::vector<std::string>& templates)
    : templates_(templates) {
    for (const auto& [given, value] : parameters) {
        if (!isStackName(given)) continue;
        Name name{given, value, kept.contains(given), {}};
        const std::size_t end = given.size() - kStackName.size();
        const std::string of = given.substr(0, end == 0 ? 0 : end - 1);
        for (const std::string& file : templates_) {
            if (end == 0 || endsWith(file, of)) name.files.push_back(file);
        }
        if (std::ranges::find(name.files, of) != name.files.end()) name.files = {of};  // the file itself
        names_.push_back(std::move(name));
    }
}

/// What is said now comes before what was said then.
const StackNamesGiven::Name* StackNamesGiven::nameOf(const std::string& file) const {
    const Name* found = nullptr;
    for (const Name& one : names_) {
        const bool its = one.files.size() == 1 && one.files.front() == file;
        if (its && (found == nullptr || found->kept)) found = &one;
    }
    return found;
}

std::string StackNamesGiven::of(const std::string& file) const {
    const Name* name = nameOf(file);
    return name != nullptr ? name->value : std::string();
}

/// "orders.yaml", or with as many folders as others of that name make necessary.
std::string StackNamesGiven::labelOf(const std::string& file) const {
    for (std::size_t slash = file.rfind('/'); slash != std::string::npos && slash > 0;
         slash = file.rfind('/', slash - 1)) {
        std::string label = file.substr(slash + 1);
        const auto alike = [&](const std::string& other) { return endsWith(other, label); };
        if (std::ranges::count_if(templates_, alike) == 1) return label;
    }
    return file;
}

std::string StackNamesGiven::keyOf(const std::string& given) const {
    const auto name = std::ranges::find(names_, given, &Name::given);
    if (name == names_.end() || name->files.size() != 1 || nameOf(name->files.front()) != &*name) return {};
    return labelOf(name->files.front()) + "/" + std::string(kStackName);
}

std::string StackNamesGiven::advice() const {
    constexpr std::size_t kMostNamed = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(templates_.size(), kMostNamed); ++i)
        text += (i == 0 ? "--set " : ", --set ") + labelOf(templates_[i]) + "/" + std::string(kStackName) + "=...";
    return text;
}

void StackNamesGiven::tell(Report& report, std::vector<document::Problem>& problems) const {
    for (const Name& one : names_) {
        if (one.files.size() == 1) {
            const Name* used = nameOf(one.files.front());
            if (!one.kept && used->value != one.value)
                problems.push_back({document::Severity::Error,
                                    {},
                                    {},
                                    "",
                                    "--set: " + document::quoted(one.given) + " and " + document::quoted(used->given) +
                                        " give the stack of " + labelOf(one.files.front()) + " two names"});
            continue;
        }
        const std::string why = templates_.empty()  ? "is a stack's name, and no file here is a template"
                                : one.files.empty() ? "is the name of no template's stack here: " + advice()
                                                    : "may be the name of several templates' stacks: " + advice();
        if (one.kept)
            report.push_back({Fate::LeftOut,
                              {},
                              "Parameters",
                              one.given + "=" + one.value + ", as an earlier import was given, " + why});
        else
            problems.push_back(
                {document::Severity::Error, {}, {}, "", "--set: " + document::quoted(one.given) + " " + why});
    }
}

}  // namespace headroom::importing
