// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include "gui/measured/measured_work.hpp"

/// A function, its log and its metrics, as a person would bring them.
namespace headroom::sample {

inline constexpr const char* kMeasuredScenario = R"({
  "Headroom": 1, "Region": "us-east-1",
  // what people write stays
  "Resources": {
    "F": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "nodejs22.x", "MemorySize": 1769, "Timeout": 30 },
           "Behavior": { "Steps": [ { "Compute": { "Duration": "5ms" } } ] } } },
  "Workloads": { "W": { "Target": "F", "Arrivals": { "Poisson": { "Rate": "1/s" } } } },
  "Simulation": { "WarmUp": "5m", "Duration": "1h", "Replications": 5, "Seed": 3 }
}
)";

inline QString written(const QTemporaryDir& folder, const char* name, const QByteArray& content) {
    QFile file(folder.filePath(QLatin1String(name)));
    if (file.open(QIODevice::WriteOnly)) file.write(content);
    return file.fileName();
}

/// 2,000 invocations of 80 to 119.9 ms.
inline QByteArray log() {
    QByteArray lines;
    for (int i = 0; i < 2000; ++i)
        lines += "REPORT RequestId: 3897a7c2\tDuration: " + QByteArray::number(80.0 + (i * 7 % 400) * 0.1, 'f', 2) +
                 " ms\tBilled Duration: 120 ms\tMemory Size: 1769 MB\tMax Memory Used: 88 MB\t\n";
    return lines;
}

inline QByteArray metricAnswer(const QByteArray& label, const QByteArray& value) {
    QByteArray times;
    QByteArray values;
    for (int i = 0; i < 20; ++i) {
        times += (i == 0 ? "\"" : ", \"") + ("2026-01-05T10:" + QByteArray::number(100 + i).mid(1)) + ":00+00:00\"";
        values += (i == 0 ? "" : ", ") + value;
    }
    return "{\"Id\": \"m\", \"Label\": \"" + label + "\", \"Timestamps\": [" + times + "], \"Values\": [" + values +
           "], \"StatusCode\": \"Complete\"}";
}

/// Two invocations a second for 20 minutes, of that mean duration.
inline QByteArray metrics(const QByteArray& milliseconds) {
    return "{\"MetricDataResults\": [" + metricAnswer("F Invocations", "120") + "," +
           metricAnswer("F Duration Average", milliseconds) + "]}";
}

inline gui::MeasuredText scenarioIn(const QTemporaryDir& folder) {
    return {kMeasuredScenario, folder.filePath(QStringLiteral("s.json")).toStdString(), {}};
}

}  // namespace headroom::sample
