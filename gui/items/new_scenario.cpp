// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/new_scenario.hpp"

#include "scenarios/document/edit_json.hpp"

namespace headroom::gui {

namespace {

constexpr const char* kText = R"({
  "Headroom": 1,
  "Name": "",
  "Region": "us-east-1",
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Runtime": "nodejs22.x", "MemorySize": 512, "Timeout": 10 },
      "Behavior": { "Steps": [{ "Compute": { "Duration": "10ms" } }] }
    }
  },
  "Workloads": {
    "Users": { "Target": "Function", "Arrivals": { "Poisson": { "Rate": "10/s" } } }
  },
  "Simulation": { "Duration": "1h", "Replications": 5, "Seed": 1 }
}
)";

}  // namespace

QByteArray newScenarioText(const QString& name) {
    const auto made = document::setValue(kText, "/Name", document::Node::string(name.toStdString()));
    return QByteArray::fromStdString(made ? *made : std::string(kText));
}

}  // namespace headroom::gui
