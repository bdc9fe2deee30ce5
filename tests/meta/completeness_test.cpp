// SPDX-License-Identifier: GPL-3.0-or-later
// Every modelled service has all its parts, every gallery scenario introduces itself, every document points at
// something that is there.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/meta/source_tree.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::meta;

namespace {

/// The list of services: a folder of model/services, what its resources are called, and where its prices are.
struct ModelledService {
    std::string_view folder;
    std::string_view type;    ///< its CloudFormation types begin so
    std::string_view prices;  ///< pricing/tables/aws/NAME.json
};
constexpr std::array<ModelledService, 6> kServices{{
    {"apigateway", "\"AWS::ApiGatewayV2::", "apigateway"},
    {"dax", "\"AWS::DAX::", "dax"},
    {"dynamodb", "\"AWS::DynamoDB::", "dynamodb"},
    {"lambda", "\"AWS::Lambda::", "lambda"},
    {"sqs", "\"AWS::SQS::", "sqs"},
    {"stepfunctions", "\"AWS::StepFunctions::", "stepfunctions"},
}};

std::vector<TextFile> galleryFiles() {
    std::vector<TextFile> files = repositoryFiles();
    std::erase_if(files, [](const TextFile& file) { return !isIn(file.path, "scenarios/gallery"); });
    return files;
}

bool isScenario(const TextFile& file) { return file.path.ends_with(".json") || file.path.ends_with(".yaml"); }

bool mentions(const TextFile& file, std::string_view text) {
    return std::any_of(file.lines.begin(), file.lines.end(),
                       [text](const std::string& line) { return line.find(text) != std::string::npos; });
}

/// The text after `"Name":` at the top level of a scenario written in our layout; empty when it has none.
std::string topLevelText(const TextFile& file, const std::string& key) {
    for (const std::string& start : {"  \"" + key + "\": \"", key + ": "}) {
        for (const std::string& line : file.lines) {
            if (line.starts_with(start))
                return line.substr(start.size(), line.find_last_not_of("\",") + 1 - start.size());
        }
    }
    return {};
}

/// Targets of [text](target) that lie in the repository.
std::vector<std::string> linksOf(const std::string& line) {
    std::vector<std::string> links;
    for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 1)) {
        const std::string target = line.substr(at + 2, line.find(')', at) - at - 2);
        if (!target.starts_with("http") && !target.starts_with("#"))
            links.push_back(target.substr(0, target.find('#')));
    }
    return links;
}

}  // namespace

TEST_CASE("The list of services is the folders of model/services") {
    std::vector<std::string> listed;
    for (const ModelledService& service : kServices) listed.emplace_back(service.folder);
    std::sort(listed.begin(), listed.end());
    CHECK(foldersIn("model/services") == listed);
}

TEST_CASE("Every service has its parts: card, limits, prices, tests, a gallery scenario") {
    const std::vector<TextFile> gallery = galleryFiles();
    for (const ModelledService& service : kServices) {
        const std::string folder = "model/services/" + std::string(service.folder);
        CAPTURE(folder);
        for (const char* part : {"/README.md", "/spec.hpp", "/limits.hpp"}) CHECK(exists(folder + part));
        CHECK(exists("pricing/tables/aws/" + std::string(service.prices) + ".json"));
        CHECK_FALSE(filesIn("tests/services/" + std::string(service.folder), "_test.cpp").empty());
        CHECK(std::any_of(gallery.begin(), gallery.end(),
                          [&](const TextFile& file) { return isScenario(file) && mentions(file, service.type); }));
    }
}

TEST_CASE("Every gallery scenario has a name of its own and says what it shows") {
    std::set<std::string> names;
    const std::vector<TextFile> gallery = galleryFiles();
    for (const TextFile& file : gallery) {
        if (!isScenario(file)) continue;
        CAPTURE(file.path);
        CHECK(mentions(file, "\"Headroom\": 1"));
        CHECK(topLevelText(file, "Description").size() > 40);
        const std::string name = topLevelText(file, "Name");
        CHECK_FALSE(name.empty());
        CHECK(names.insert(name).second);
    }
    CHECK_FALSE(names.empty());
}

TEST_CASE("Every data file of the gallery is read by a scenario") {
    const std::vector<TextFile> gallery = galleryFiles();
    for (const TextFile& data : gallery) {
        if (isScenario(data) || data.path.ends_with(".md")) continue;
        const std::string name = "\"" + data.path.substr(data.path.rfind('/') + 1) + "\"";
        CAPTURE(data.path);
        CHECK(std::any_of(gallery.begin(), gallery.end(),
                          [&](const TextFile& file) { return isScenario(file) && mentions(file, name); }));
    }
    CHECK_FALSE(gallery.empty());
}

TEST_CASE("Every link of a document leads to a file") {
    for (const TextFile& file : repositoryFiles()) {
        if (!file.path.ends_with(".md")) continue;
        const std::size_t slash = file.path.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : file.path.substr(0, slash + 1);
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            for (const std::string& link : linksOf(file.lines[i])) {
                if (!exists(folder + link)) report({{file.path, i + 1, "links to " + link + ", which is not there"}});
            }
        }
    }
    CHECK(linksOf("see [a](b/c.md#d), [e](https://f) and ![g](h.png)") == std::vector<std::string>{"b/c.md", "h.png"});
}

TEST_CASE("ARCHITECTURE.md names every folder that holds code") {
    const std::string map = textOf("ARCHITECTURE.md");
    std::set<std::string> folders;
    for (const TextFile& file : sourceFiles()) folders.insert(file.path.substr(0, file.path.rfind('/')));
    for (const std::string& folder : folders) {
        if (isIn(folder, "tests")) continue;
        const std::string last = folder.substr(folder.rfind('/') + 1) + "/";
        if (map.find(last) == std::string::npos) report({{"ARCHITECTURE.md", 0, "does not mention " + folder}});
    }
    CHECK(folders.size() > 10);
}

TEST_CASE("Every check of clang-tidy that is off has its reason beside it") {
    const std::string text = textOf(".clang-tidy");
    const std::string reasons = text.substr(0, text.find("\nChecks:"));
    std::size_t off = 0;
    for (std::size_t at = text.find("\n  -"); at != std::string::npos; at = text.find("\n  -", at + 1)) {
        const std::string check = text.substr(at + 4, text.find_first_of(",\n", at + 4) - at - 4);
        if (check == "*" || check.starts_with(" ")) continue;
        ++off;
        if (reasons.find(check) == std::string::npos) report({{".clang-tidy", 0, check + " is off without a reason"}});
    }
    CHECK(off > 10);
}
