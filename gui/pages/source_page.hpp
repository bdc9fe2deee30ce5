// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/scenario_session.hpp"

class QLabel;

namespace headroom::gui {

class SourceView;

/// The file as it is written, with its problems underlined.
class SourcePage : public QWidget {
    Q_OBJECT
public:
    explicit SourcePage(QWidget* parent = nullptr);

    void show(const OpenFile& file);
    void jumpTo(unsigned line, unsigned column);

private:
    QLabel* note_;
    SourceView* view_;
};

}  // namespace headroom::gui
