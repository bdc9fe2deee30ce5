// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/file_set.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "scenarios/document/read_document.hpp"
#include "scenarios/document/suggest.hpp"
#include "scenarios/import/answers.hpp"
#include "scenarios/import/arn_regions.hpp"
#include "scenarios/import/exports.hpp"
#include "scenarios/import/stack_names.hpp"
#include "scenarios/import/template_reader.hpp"
#include "scenarios/import/terraform.hpp"

namespace headroom::importing {

using document::Node;
using document::Problem;

namespace {

void addTo(std::vector<Problem>& all, const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) {
        if (problem.severity != document::Severity::Note) all.push_back(problem);
    }
}

/// The template in an answer of `aws cloudformation get-template`: as it is, or as a text of its own.
document::Loaded withoutAnswer(document::Loaded loaded, const std::string& file) {
    const Node* body = loaded.ok() && loaded.root->isObject() ? loaded.root->find("TemplateBody") : nullptr;
    if (body == nullptr) return loaded;
    if (!body->isString()) {
        loaded.root = Node(*body);
        return loaded;
    }
    const std::string text = body->asString();
    const bool json =
        text.find_first_not_of(" \t\r\n") != std::string::npos && text[text.find_first_not_of(" \t\r\n")] == '{';
    return document::readText(text, file, json ? document::Format::Json : document::Format::Yaml);
}

}  // namespace

void FileSet::add(const std::string& file, document::Loaded read) {
    document::Loaded loaded = withoutAnswer(std::move(read), file);
    addTo(problems_, loaded.problems);
    if (!loaded.ok()) return;
    const bool twice = std::ranges::find(files_, file, &File::name) != files_.end();
    if (twice) return problems_.push_back({document::Severity::Error, file, {}, "", "is given twice"}), void();
    names_.push_back(std::filesystem::path(file).filename().string());
    files_.push_back({file, std::move(*loaded.root), std::nullopt, false, given_, document::Problems(file)});
}

void FileSet::readInto(Inventory& inventory) {
    prepareTemplates();
    nameStacks();
    refuseUnknownParameters();
    connectExports();
    for (std::size_t i = 0; i < files_.size(); ++i) {
        if (files_[i].whole || isTerraform(files_[i].root)) readStack(i, inventory);
    }
    stacks_.connect(inventory);
    for (File& file : files_) {
        if (!file.whole && !file.nested && !isTerraform(file.root)) readOther(file, inventory);
    }
    parts_.join(inventory, report_);
    for (File& file : files_) say(file);
}

/// The kind of a file is known by what is in it. Of several templates each is a stack named after its file, but for
/// those that are the templates of stacks inside of others.
void FileSet::prepareTemplates() {
    GivenTemplates templates;
    for (const File& file : files_) {
        if (!isTerraform(file.root) && isTemplate(file.root)) templates.add(file.name, file.root);
    }
    std::vector<Report> reports(files_.size());
    for (std::size_t i = 0; i < files_.size(); ++i) {
        File& file = files_[i];
        if (!isTerraform(file.root) && isTemplate(file.root))
            file.whole =
                wholeTemplate(std::move(file.root), file.name, file.given, templates, reports[i], file.problems);
    }
    const auto isOuter = [&](const File& file) { return file.whole && !templates.isNested(file.name); };
    const auto outer = std::ranges::count_if(files_, isOuter);
    for (std::size_t i = 0; i < files_.size(); ++i) {
        File& file = files_[i];
        file.nested = outer > 0 && file.whole && !isOuter(file);  // else they are stacks inside of each other
        if (file.nested) {
            file.whole.reset();
            file.problems = document::Problems(file.name);  // its parent has them
            continue;
        }
        if (file.whole && outer > 1) file.given.stackName = stackNameOf(file.name);
        std::ranges::move(reports[i], std::back_inserter(report_));
    }
}

/// Each of several stacks has a name of its own.
void FileSet::nameStacks() {
    if (document::hasError(problems_)) return;  // some templates are not here
    std::vector<std::string> templates;
    for (const File& file : files_) {
        if (file.whole) templates.push_back(file.name);
    }
    stackNames_ = StackNamesGiven(given_.parameters, optional_, templates);
    for (File& file : files_) {
        std::erase_if(file.given.parameters, [](const auto& one) { return isStackName(one.first); });
        if (const std::string name = stackNames_.of(file.name); !name.empty())
            file.given.parameters.emplace(kStackName, name);
    }
    stackNames_.tell(report_, problems_);
}

/// A name of --set that no template has is a misspelling: the default would stand without a word.
void FileSet::refuseUnknownParameters() {
    if (document::hasError(problems_)) return;  // some templates are not here
    std::vector<std::string> declared;
    for (const File& file : files_) {
        if (!file.whole) continue;
        for (const document::Member& member : memberOf(file.whole->root, "Parameters").members())
            declared.push_back(member.key);
    }
    const std::vector<std::string_view> names(declared.begin(), declared.end());
    for (const auto& [name, value] : given_.parameters) {
        if (isStackName(name) || optional_.contains(name) || std::ranges::find(declared, name) != declared.end())
            continue;
        problems_.push_back({document::Severity::Error,
                             {},
                             {},
                             "",
                             "--set: " + document::quoted(name) +
                                 (names.empty() ? " names a parameter, and no file here has any"
                                                : " is a parameter of no template here") +
                                 document::didYouMean(name, names)});
    }
}

std::vector<const Node*> FileSet::declarations(const std::string& parameter) const {
    std::vector<const Node*> all;
    for (const File& file : files_) {
        const Node* declared = file.whole ? memberOf(file.whole->root, "Parameters").find(parameter) : nullptr;
        if (declared != nullptr) all.push_back(declared);
    }
    return all;
}

/// Exports may hang on what another stack exports.
void FileSet::connectExports() {
    const auto stacks = [](const File& file) { return file.whole ? 1 + file.whole->stacks.size() : 0; };
    std::size_t count = 0;
    for (const File& file : files_) count += stacks(file);
    if (count < 2) return;
    Exports exports;
    std::vector<Problem> problems;
    for (std::size_t known = 1; known != exports.values.size();) {
        known = exports.values.size();
        problems.clear();
        for (std::size_t i = 0; i < files_.size(); ++i) {
            if (!files_[i].whole) continue;
            files_[i].given.exports = exports;
            document::Problems twice(files_[i].name);
            addExports(files_[i].whole->root, files_[i].given, i, exports, twice);
            addTo(problems, twice.take());
        }
    }
    addTo(problems_, problems);
    for (File& file : files_) file.given.exports = exports;
}

void FileSet::readStack(std::size_t index, Inventory& inventory) {
    File& file = files_[index];
    const std::size_t since = report_.size();
    Inventory own;
    DefaultNames names;
    if (file.whole) {
        if (document::hasError(file.problems.list())) return;
        names = readTemplate(*file.whole, file.name, file.given, own, report_, file.problems);
    } else {
        addTerraformRegions(file.root, regions_);
        readTerraform(file.root, file.name, own, report_, file.problems);
    }
    stacks_.add(std::move(own), index, file.name, inventory, report_, since);
    for (auto& [name, form] : names) defaultNames_.emplace(stacks_.nameOf(index, name), std::move(form));
}

void FileSet::readOther(File& file, Inventory& inventory) {
    const Node& root = file.root;
    if (isAnswer(root)) addRegions(root, regions_);
    if (isDefinition(root)) return readDefinition(root, file.name, inventory);
    if (isAnswer(root)) return readAnswer(root, file.name, inventory, parts_, report_);
    if (isTerraformsOwn(root))
        return file.problems.error(root, "",
                                   "is Terraform's own file of a state: give what `terraform show -json` prints of it");
    file.problems.error(root, "",
                        "is no file that can be imported: a CloudFormation or SAM template, what `terraform show "
                        "-json` prints, a state machine's definition, or an answer of the AWS command line "
                        "(describe-table, list-functions ...)");
}

/// What is wrong in a nested stack is wrong in its file.
void FileSet::say(File& file) {
    std::vector<Problem> problems = file.problems.take();
    for (Problem& problem : problems) {
        if (file.whole) problem.file = file.whole->fileOf(problem.pointer, problem.file);
    }
    addTo(problems_, problems);
}

}  // namespace headroom::importing
