// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "tests/import/file_folder.hpp"

namespace headroom::test {

inline importing::Imported answers(const std::vector<std::string>& texts) {
    std::vector<std::unique_ptr<TemplateFile>> files;
    std::vector<std::filesystem::path> paths;
    for (const std::string& text : texts) {
        files.push_back(std::make_unique<TemplateFile>(text, ".json"));
        paths.push_back(files.back()->path());
    }
    return importing::importFiles(paths, {});
}

inline document::Node scenarioOf(const std::vector<std::string>& texts) {
    importing::Imported result = answers(texts);
    INFO(document::toLines(result.problems));
    INFO(importing::toText(result.report));
    REQUIRE(result.scenario);
    static_cast<void>(loaded(*result.scenario));
    return std::move(*result.scenario);
}

inline const std::string kTable =
    R"({"Table": {"TableName": "orders-prod", "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}], "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}], "ProvisionedThroughput": {"NumberOfDecreasesToday": 0, "ReadCapacityUnits": 11, "WriteCapacityUnits": 4}, "TableSizeBytes": 3000000, "ItemCount": 2000, "TableStatus": "ACTIVE"}})";
inline const std::string kFunctions =
    R"({"Functions": [{"FunctionName": "place-order", "Runtime": "nodejs22.x", "MemorySize": 1024, "Timeout": 7, "Architectures": ["arm64"], "Environment": {"Variables": {"DB_PASSWORD": "hunter2-of-production", "TABLE": "orders-prod"}}, "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}}]})";

}  // namespace headroom::test
