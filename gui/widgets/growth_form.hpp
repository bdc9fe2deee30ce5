// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "scenarios/planning/question.hpp"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace headroom::gui {

/// How traffic and what is stored grow: levels at once, and months of growth.
class GrowthForm : public QWidget {
    Q_OBJECT
public:
    explicit GrowthForm(QWidget* parent = nullptr);

    void fill(const planning::Question& question);
    void read(planning::Question& question) const;
    /// Marks what is wrong; whether nothing is.
    bool judge();

signals:
    void changed();

private:
    QLineEdit* factors_;
    QSpinBox* months_;
    QSpinBox* step_;
    QDoubleSpinBox* rate_;
    QCheckBox* storedAlike_;
    QDoubleSpinBox* stored_;
    QLabel* trouble_;
};

}  // namespace headroom::gui
