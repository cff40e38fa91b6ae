// The examples, loaded apart from the package.
import type { Observations, ObservationColumns, Plan } from "./index.js";

/** Real plans and real figures to begin with. */
export const examples: {
    /** The provision plan of the HYKS area 2021-2025: six municipalities and HUS. */
    hyks2021_2025(): Plan;
    /** The draft strategy of Uusimaa for 2030, with units, groups and interface work. */
    uusimaaStrategy2030(): Plan;
    /**
     * Net operating costs, residents and need coefficients of its municipalities, 2015-2019. Producers: Statistics Finland;
     * THL. CC BY 4.0.
     */
    netCosts(): ObservationColumns;
};
