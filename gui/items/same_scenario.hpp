// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headroom::gui {

/// Whether two texts of a scenario say the same, so that what is known of one holds for the other: all but comments,
/// spacing, and where the diagram's boxes stand (Layout). Texts beyond 500,000 characters (YAML: 80,000) are the same
/// only when they are equal: reading them would keep the window waiting. The last few texts are kept as they were read.
bool saysTheSame(const QString& text, const QString& other);

/// The same, asked again and again of texts that seldom change.
class SameScenario {
public:
    bool operator()(const QString& text, const QString& other);

private:
    QString text_;
    QString other_;
    bool same_ = true;
};

}  // namespace headroom::gui
